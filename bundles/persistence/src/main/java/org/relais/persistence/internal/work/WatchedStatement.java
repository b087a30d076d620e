package org.relais.persistence.internal.work;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement that lets its unit of work know while it runs, so that a slow database is not taken for a slow plug-in. */
final class WatchedStatement implements InvocationHandler {

    private final Statement statement;
    private final RunningUnit unit;

    private WatchedStatement(Statement statement, RunningUnit unit) {
        this.statement = statement;
        this.unit = unit;
    }

    /** @param type the interface of JDBC that the statement was asked for as */
    static Object of(Statement statement, Class<?> type, RunningUnit unit) {
        return Proxy.newProxyInstance(
                WatchedStatement.class.getClassLoader(), new Class<?>[] {type}, new WatchedStatement(statement, unit));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            if (method.getName().startsWith("execute")) {
                unit.runs(statement);
                return unit.call(() -> method.invoke(statement, arguments));
            }
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> method.invoke(statement, arguments);
            };
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
