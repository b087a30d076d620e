package org.relais.core.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A database whose statements can be counted. Not thread-safe: for one test on one thread. */
public final class CountedStatements {

    private final List<String> prepared = new ArrayList<>();
    private final DataSource dataSource;

    public CountedStatements(DataSource counted) {
        dataSource = proxy(DataSource.class, (method, arguments) -> {
            Object answer = call(method, counted, arguments);
            return answer instanceof Connection connection ? connection(connection) : answer;
        });
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** What was sent by this work, in order. */
    public List<String> during(Runnable work) {
        prepared.clear();
        work.run();
        return List.copyOf(prepared);
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().startsWith("prepare")) {
                prepared.add(String.valueOf(arguments[0]));
            }
            return call(method, connection, arguments);
        });
    }

    private interface Intercepted {
        Object call(Method method, Object[] arguments) throws Throwable;
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Intercepted intercepted) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> intercepted.call(method, arguments == null ? new Object[0] : arguments)));
    }
}
