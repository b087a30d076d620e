package org.relais.core.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.relais.core.internal.CounterChannel;
import org.relais.core.internal.DeskFixture;
import org.relais.core.internal.OfficeFixture;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestEncryption;
import org.relais.texts.LocalizedText;

/** What the contracts about forms at rest have in common: a counter whose forms are sealed, and what lies in the table, on a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SealedIntakeContract {

    static final Caller AGENT = OfficeFixture.AGENT;
    static final String MARK = "Zébulon-4711";

    final TestDatabase database = database();
    final Channel counter = new Channel() {
        @Override
        public ChannelDescriptor descriptor() {
            return new ChannelDescriptor(DeskFixture.CHANNEL, new LocalizedText("Guichet", "Counter"), """
                    {"type":"object","additionalProperties":false,"required":["subject"],
                     "properties":{"subject":{"type":"string"},"note":{"type":"string"}}}
                    """);
        }

        @Override
        public Interpretation interpret(StampedIntake intake) {
            return CounterChannel.meaning(intake);
        }
    };
    TestEncryption encryption;
    DeskFixture desk;

    abstract TestDatabase database();

    @BeforeEach
    void counterWasThere() {
        encryption = TestEncryption.inMemory();
        start();
        desk.intakes.arrive(counter);
    }

    void start() {
        desk = new DeskFixture(database.dataSource(), DeskLimits.DEFAULT, encryption);
    }

    @AfterEach
    void close() {
        desk.wipeAndClose();
        assertEquals(0, database.activeConnections());
    }

    @AfterAll
    void closeDatabase() {
        database.close();
    }

    void sealEverything() {
        for (int batch = 1; batch > 0; ) {
            batch = desk.sealedIntakes.sealAnew(20);
        }
    }

    static Map<String, Object> form(String subject, String note) {
        return Map.of("subject", subject, "note", note);
    }

    Map<String, Object> form(IntakeId id) {
        return desk.intakes.worklist().get(AGENT, id).form().members();
    }

    record Stored(String form, String hash) {}

    Stored stored(IntakeId id) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select FORM, FORM_HASH from RELAIS_INTAKE where ID = '" + id + "'")) {
            row.next();
            return new Stored(row.getString(1), row.getString(2));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void put(IntakeId id, String form, String hash) {
        try (Connection connection = database.dataSource().getConnection();
                var update =
                        connection.prepareStatement("update RELAIS_INTAKE set FORM = ?, FORM_HASH = ? where ID = ?")) {
            update.setString(1, form);
            update.setString(2, hash);
            update.setString(3, id.toString());
            assertEquals(1, update.executeUpdate());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Every value of every table, as text. */
    Map<String, String> everything() {
        Map<String, String> everything = new HashMap<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = connection
                    .getMetaData()
                    .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    StringBuilder text = new StringBuilder();
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            text.append(rows.getString(column)).append('\n');
                        }
                    }
                    everything.put(table.toUpperCase(java.util.Locale.ROOT), text.toString());
                }
            }
            return everything;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
