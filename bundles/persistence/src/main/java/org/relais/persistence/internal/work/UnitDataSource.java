package org.relais.persistence.internal.work;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The datasource that persistence units get. Inside a unit of work every {@code getConnection} answers the one shielded connection,
 * on which {@code commit}, {@code rollback}, {@code close} and {@code setAutoCommit} do nothing: the unit of work alone decides.
 * The shield is made once and finds the thread's connection by itself. Thread-safe.
 */
final class UnitDataSource implements DataSource, InvocationHandler {

    private final DataSource pool;
    private final Supplier<@Nullable RunningUnit> running;
    private final Connection shield;

    UnitDataSource(DataSource pool, Supplier<@Nullable RunningUnit> running) {
        this.pool = pool;
        this.running = running;
        this.shield = (Connection)
                Proxy.newProxyInstance(UnitDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return running.get() == null ? pool.getConnection() : shield;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        RunningUnit unit = running.get();
        return switch (method.getName()) {
            case "commit", "rollback", "close", "setAutoCommit" -> null;
            case "isClosed" -> unit == null;
            case "getAutoCommit" -> unit == null || !unit.isTransaction();
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "the connection of the running unit of work";
            default -> {
                if (unit == null) {
                    throw new SQLException("the unit of work of this connection has ended");
                }
                try {
                    Connection connection = unit.connection();
                    Object result = unit.call(() -> method.invoke(connection, arguments));
                    if (result instanceof Statement statement) {
                        unit.runs(statement);
                        result = WatchedStatement.of(statement, method.getReturnType(), unit);
                    }
                    yield result;
                } catch (InvocationTargetException failure) {
                    throw failure.getCause();
                }
            }
        };
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
