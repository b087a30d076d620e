package org.relais.persistence.internal.work;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The connection of the running unit of work for libraries that speak JDBC, and one of the pool outside of any. Thread-safe.
 */
@Component(service = DataSource.class, property = "org.relais.datasource.unit=true")
public final class UnitConnections implements DataSource {

    private final DataSource bound;

    @Activate
    public UnitConnections(@Reference JdbcUnitOfWork unitOfWork) {
        this.bound = unitOfWork.dataSource();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return bound.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return bound.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return bound.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        bound.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        bound.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return bound.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return bound.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return bound.isWrapperFor(type);
    }
}
