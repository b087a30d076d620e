package org.relais.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.relais.persistence.internal.migration.Migration;
import org.relais.persistence.internal.migration.MigrationException;

/** What the migration of a bundle's tables promises; run on each database. Every folder stands for one version of a bundle. */
abstract class MigrationContract {

    private static final String FIRST = changeset("1", "V1");
    private static final String SECOND = changeset("2", "V2");

    @TempDir
    Path folder;

    private TestDatabase database;
    private Migration migration;

    abstract TestDatabase createDatabase();

    @BeforeEach
    void openDatabase() {
        database = createDatabase();
        migration = new Migration(database.dataSource());
    }

    @AfterEach
    void closeDatabase() {
        try {
            assertEquals(0, database.activeConnections(), "connections still borrowed after the test");
        } finally {
            database.close();
        }
    }

    @Test
    void anUnchangedChangelogRunsOnce() throws Exception {
        Path version = version("1", FIRST);

        assertTrue(migrate(version), "first start");
        assertFalse(migrate(version), "second start");
        assertTrue(tableExists("V1"));
    }

    @Test
    void aChangedChangelogRunsAgain() throws Exception {
        migrate(version("1", FIRST));

        assertTrue(migrate(version("2", FIRST + SECOND)));
        assertTrue(tableExists("V2"));
    }

    @Test
    void aChangedIncludedFileRunsAgain() throws Exception {
        Path version = version("1", "<include file='db/part.xml'/>");
        Files.writeString(version.resolve("db/part.xml"), changelog(FIRST));
        migrate(version);
        assertFalse(migrate(version), "unchanged");
        Files.writeString(version.resolve("db/part.xml"), changelog(FIRST + SECOND));

        assertTrue(migrate(version));
        assertTrue(tableExists("V2"));
    }

    @Test
    void aDowngradeIsToleratedAndKeepsTheData() throws Exception {
        Path one = version("1", FIRST);
        Path two = version("2", FIRST + SECOND);
        migrate(one);
        migrate(two);

        migrate(one);

        assertTrue(tableExists("V2"), "the newer table stays");
        assertTrue(migrate(two), "the upgrade after the downgrade looks again");
    }

    @Test
    void aChangesetThatAlwaysRunsIsNeverSkipped() throws Exception {
        Path version = version(
                "1", FIRST + "<changeSet id='a' author='t' runAlways='true'><sql>delete from V1</sql></changeSet>");
        migrate(version);

        assertTrue(migrate(version));
    }

    @Test
    void aFailedMigrationNamesItsChangesetAndRunsAgain() throws Exception {
        Path broken = version("1", FIRST + "<changeSet id='bad' author='t'><sql>no such statement</sql></changeSet>");

        MigrationException failure = assertThrows(MigrationException.class, () -> migrate(broken));
        assertTrue(failure.getMessage().contains("::bad::t"), failure.getMessage());

        assertTrue(migrate(version("2", FIRST + SECOND)), "a corrected bundle");
        assertTrue(tableExists("V2"));
    }

    @Test
    void aFailedChangesetLeavesNothingOfItselfAndTheVersionBeforeWorksOn() throws Exception {
        Path before = version("1", FIRST);
        migrate(before);
        Path broken = version(
                "2",
                FIRST + SECOND
                        + "<changeSet id='half' author='t'><createTable tableName='HALF'><column name='ID' type='int'/>"
                        + "</createTable><insert tableName='V1'><column name='ID' valueNumeric='1'/></insert>"
                        + "<sql>no such statement</sql></changeSet>");

        assertThrows(MigrationException.class, () -> migrate(broken));

        assertFalse(tableExists("HALF"), "the table of the failed changeset");
        assertEquals(0, rows("V1"), "the row of the failed changeset");
        assertTrue(tableExists("V2"), "the changeset before it");
        migrate(before);
        assertThrows(MigrationException.class, () -> migrate(broken), "the same broken one again");
        assertFalse(tableExists("HALF"), "still nothing");
        migrate(before);
    }

    private int rows(String table) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + table)) {
            result.next();
            return result.getInt(1);
        }
    }

    @Test
    void aLockLeftByAKilledProcessDoesNotBlock() throws Exception {
        migrate(version("1", FIRST));
        execute("update DATABASECHANGELOGLOCK set LOCKED = true");

        assertTrue(migrate(version("2", FIRST + SECOND)));
    }

    @Test
    void severalBundlesMayArriveAtOnce() throws Exception {
        List<CompletableFuture<Void>> arrivals = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    try {
                        Path version = version("bundle" + i, changeset("b" + i, "B" + i));
                        migrate("unit" + i, version);
                    } catch (IOException | MigrationException failure) {
                        throw new IllegalStateException(failure);
                    }
                }))
                .toList();

        arrivals.forEach(CompletableFuture::join);

        for (int i = 0; i < 4; i++) {
            assertTrue(tableExists("B" + i));
        }
    }

    private boolean migrate(Path version) throws IOException, MigrationException {
        return migrate("test", version);
    }

    private boolean migrate(String unit, Path version) throws IOException, MigrationException {
        try (URLClassLoader bundle =
                new URLClassLoader(new URL[] {version.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            return migration.run(unit, "db/changelog.xml", bundle);
        }
    }

    private Path version(String name, String changesets) throws IOException {
        Path version = folder.resolve(name);
        Files.createDirectories(version.resolve("db"));
        Files.writeString(version.resolve("db/changelog.xml"), changelog(changesets));
        return version;
    }

    private boolean tableExists(String table) {
        try {
            execute("select count(*) from " + table);
            return true;
        } catch (SQLException absent) {
            return false;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String changeset(String id, String table) {
        return "<changeSet id='" + id + "' author='t'><createTable tableName='" + table
                + "'><column name='ID' type='int'/></createTable></changeSet>";
    }

    private static String changelog(String content) {
        return """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-4.33.xsd">
                %s
                </databaseChangeLog>
                """.formatted(content);
    }
}
