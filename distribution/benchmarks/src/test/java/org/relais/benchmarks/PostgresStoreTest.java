package org.relais.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresStoreTest {

    @TempDir
    private Path folder;

    @Test
    void writes_through_and_accounts_for_the_processor_time_of_its_sessions() throws Exception {
        try (Store store = PostgresStore.start(folder)) {
            double before = store.cpuMillis();
            try (Connection connection = store.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select count(*) from generate_series(1, 3000000) where random() > 2")) {
                rows.next();
                assertEquals(0, rows.getInt(1));
            }

            assertTrue(store.cpuMillis() > before, "a query takes processor time");
        }
    }
}
