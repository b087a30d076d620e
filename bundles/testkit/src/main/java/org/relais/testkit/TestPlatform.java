package org.relais.testkit;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.relais.spi.numbering.Numbering;
import org.relais.spi.persistence.UnitOfWork;

/**
 * What the platform gives to a plug-in, for tests without OSGi: a small office, a clock to set, the calendar, permissions, the intake
 * desk, encryption, and the plug-in's own tables in a real database. Its parts are as thread-safe as those of the running system.
 */
public final class TestPlatform implements AutoCloseable {

    private final TestOffice office = TestOffice.small();
    private final TestClock clock;
    private final FakeCalendar calendar = new FakeCalendar(office.office().zone());
    private final FakePermissions permissions = new FakePermissions();
    private final TestEncryption encryption = TestEncryption.inMemory();
    private final TestDatabase database;
    private final TestPersistence persistence;
    private final FakeIntakeDesk intakeDesk;
    private final List<String> units;
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();

    /**
     * Migrates and maps persistence units of the class path in a database.
     *
     * @param now ISO 8601 with offset, for example {@code 2021-09-07T10:00:00+11:00}
     */
    public TestPlatform(TestDatabase database, String now, List<String> units) {
        this.database = database;
        this.clock = TestClock.at(now);
        this.units = List.copyOf(units);
        this.persistence = TestPersistence.open(database.dataSource(), units.toArray(String[]::new));
        this.intakeDesk = new FakeIntakeDesk(persistence.unitOfWork(), clock);
    }

    /** The office; its own methods tell what is in it. */
    public TestOffice directory() {
        return office;
    }

    /** Stands still until a test moves it. */
    public TestClock clock() {
        return clock;
    }

    /** Open on weekdays from 08:00 to 16:00 in the office's zone, but for days that a test closes. */
    public FakeCalendar calendar() {
        return calendar;
    }

    /** Nobody has any until a test grants it. */
    public FakePermissions permissions() {
        return permissions;
    }

    /** Seals for real, with keys that a test can change. */
    public TestEncryption encryption() {
        return encryption;
    }

    /** Has no channel until one arrives. */
    public FakeIntakeDesk intakeDesk() {
        return intakeDesk;
    }

    /** Numbers from 1 for each series and year, for as long as the platform is open. */
    public Numbering numbering() {
        return (series, year) -> numbers.merge(series + " " + year, 1L, Long::sum);
    }

    public UnitOfWork unitOfWork() {
        return persistence.unitOfWork();
    }

    /** The entity manager of one of the units, as the running system injects it. */
    public EntityManager entityManager(String unit) {
        return persistence.entityManager(unit);
    }

    /** Looks at the tables of the units once more, as a restart or another version does: migrated where there is something to do. */
    public void migrateAgain() {
        TestPersistence.open(database.dataSource(), units.toArray(String[]::new))
                .close();
    }

    /** Sends what the running unit of work has written so far to the database, so that its constraints speak. */
    public void flush() {
        units.forEach(unit -> persistence.entityManager(unit).flush());
    }

    /** How many rows each table of the database has, those of the migration's own bookkeeping included. */
    public Map<String, Long> rows() {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, Long> rows = new TreeMap<>();
            try (ResultSet tables = connection
                    .getMetaData()
                    .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
                while (tables.next()) {
                    rows.put(tables.getString("TABLE_NAME"), 0L);
                }
            }
            for (Map.Entry<String, Long> table : rows.entrySet()) {
                try (ResultSet count = statement.executeQuery("select count(*) from " + table.getKey())) {
                    count.next();
                    table.setValue(count.getLong(1));
                }
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Connections that somebody has not given back. */
    public int borrowedConnections() {
        return database.activeConnections();
    }

    /** A quarter of an hour ahead of the clock: later than any other machine's clock may be. */
    public Clock ahead() {
        return Clock.offset(clock, Duration.ofMinutes(15));
    }

    @Override
    public void close() {
        persistence.close();
        database.close();
    }
}
