package org.relais.service.desk.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.relais.spi.numbering.Numbering;

/** The tables of the service desk as tests need them: emptied, altered, read as a whole, and with the numbers of every register. */
final class DeskTables {

    private final DataSource dataSource;

    DeskTables(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Nothing is left of other tests on the same database, and numbers begin with 1. */
    void clear() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            boolean hasNumbers;
            try (ResultSet found =
                    connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
                hasNumbers = false;
                while (found.next()) {
                    hasNumbers |= found.getString("TABLE_NAME").equalsIgnoreCase("TEST_NUMBER");
                }
            }
            if (!hasNumbers) {
                statement.executeUpdate(
                        "create table TEST_NUMBER (SERIES varchar(60) not null primary key, LAST_NUMBER bigint)");
            }
            for (String table : List.of(
                    "TEST_NUMBER",
                    "SERVICE_SLIP_LINE",
                    "SERVICE_SLIP_EVENT",
                    "SERVICE_FORM_EVENT",
                    "SERVICE_FORM_FINGERPRINT",
                    "SERVICE_FORM",
                    "SERVICE_SLIP",
                    "SERVICE_DESTINATION",
                    "SERVICE_KNOWN")) {
                statement.executeUpdate("delete from " + table);
            }
            for (String series : List.of("service-permits-DAJI2021", "slip-permits-DAJI2021")) {
                statement.executeUpdate("insert into TEST_NUMBER values ('" + series + "', 0)");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As somebody would who does not go through the service desk; something has to be altered. */
    void alter(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertTrue(statement.executeUpdate(sql) > 0, sql);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }

    /** Every text in every table of the service desk, in one. */
    String everything() {
        StringBuilder all = new StringBuilder();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = connection
                    .getMetaData()
                    .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            for (String table : tables.stream()
                    .filter(one -> one.toUpperCase(Locale.ROOT).startsWith("SERVICE_"))
                    .toList()) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            all.append(rows.getString(i)).append('\n');
                        }
                    }
                }
            }
            return all.toString();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Numbers from a table of the same database: given back with the transaction, like the real ones. */
    static final class TableNumbering implements Numbering {

        private final EntityManager entities;

        TableNumbering(EntityManager entities) {
            this.entities = entities;
        }

        @Override
        public long next(String series, int year) {
            entities.createNativeQuery("update TEST_NUMBER set LAST_NUMBER = LAST_NUMBER + 1 where SERIES = ?1")
                    .setParameter(1, series + year)
                    .executeUpdate();
            return ((Number) entities.createNativeQuery("select LAST_NUMBER from TEST_NUMBER where SERIES = ?1")
                            .setParameter(1, series + year)
                            .getSingleResult())
                    .longValue();
        }
    }
}
