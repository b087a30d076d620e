package org.relais.persistence.internal.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The table RELAIS_MIGRATION: which changelog each persistence unit has applied last. The caller holds the migration lock. */
final class MigrationRecords {

    private static final int RESOURCES_LENGTH = 4000;
    /** Undefined table, in Derby and in PostgreSQL. */
    private static final Set<String> NO_TABLE = Set.of("42X05", "42P01");

    private final Connection connection;

    /** @param resources every file that the changelog is made of */
    record Applied(String changelog, SortedSet<String> resources, String fingerprint) {}

    /** @param connection in autocommit mode */
    MigrationRecords(Connection connection) {
        this.connection = connection;
    }

    Optional<Applied> find(String unit) throws SQLException {
        String query = "select CHANGELOG, RESOURCES, FINGERPRINT from RELAIS_MIGRATION where UNIT = ?";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, unit);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(applied(rows)) : Optional.empty();
            }
        } catch (SQLException failure) {
            if (NO_TABLE.contains(failure.getSQLState())) {
                createTable();
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static Applied applied(ResultSet row) throws SQLException {
        SortedSet<String> resources = new TreeSet<>(row.getString(2).lines().toList());
        return new Applied(row.getString(1), resources, row.getString(3));
    }

    private void createTable() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("create table RELAIS_MIGRATION (UNIT varchar(100) not null primary key,"
                    + " CHANGELOG varchar(500) not null, RESOURCES varchar(" + RESOURCES_LENGTH
                    + ") not null, FINGERPRINT varchar(64) not null)");
        }
    }

    void forget(String unit) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from RELAIS_MIGRATION where UNIT = ?")) {
            delete.setString(1, unit);
            delete.executeUpdate();
        }
    }

    /** Remembers; a list of files too long to store is not remembered, so that Liquibase looks again next time. */
    void remember(String unit, Applied applied) throws SQLException {
        String resources = String.join("\n", applied.resources());
        if (resources.length() > RESOURCES_LENGTH) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into RELAIS_MIGRATION (UNIT, CHANGELOG, RESOURCES, FINGERPRINT) values (?, ?, ?, ?)")) {
            insert.setString(1, unit);
            insert.setString(2, applied.changelog());
            insert.setString(3, resources);
            insert.setString(4, applied.fingerprint());
            insert.executeUpdate();
        }
    }
}
