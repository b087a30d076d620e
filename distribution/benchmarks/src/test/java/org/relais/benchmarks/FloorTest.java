package org.relais.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloorTest {

    private static final String INTAKE = "0197a000-0000-7000-8000-000000000001";
    private static final String CASE = "0197a000-0000-7000-8000-000000000002";
    private static final String CONTACT = "0197a000-0000-7000-8000-000000000003";

    @TempDir
    private Path folder;

    private String url = "";

    @BeforeEach
    void makeTables() throws SQLException {
        System.setProperty(
                "derby.stream.error.file", folder.resolve("derby.log").toString());
        url = "jdbc:derby:" + folder.resolve("db");
        try (Connection connection = DriverManager.getConnection(url + ";create=true");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table RELAIS_INTAKE (ID varchar(36) primary key, SENDER_KEY varchar(255) unique, FORM clob)");
            statement.execute("create table RELAIS_CONTACT (ID varchar(36) primary key, INTAKE_ID varchar(36))");
            statement.execute("create table RELAIS_CASE (ID varchar(36) primary key, REFERENCE varchar(20) unique,"
                    + " INTAKE_ID varchar(36), NOTHING varchar(10), RECEIVED_AT timestamp)");
            statement.execute("create table RELAIS_JOURNAL (CASE_ID varchar(36), SEQUENCE_NUMBER int,"
                    + " primary key (CASE_ID, SEQUENCE_NUMBER))");
            statement.execute("create table RELAIS_NUMBER (SERIES varchar(50), NEXT_VALUE bigint)");
            statement.execute(
                    "insert into RELAIS_INTAKE values ('" + INTAKE + "', 'bench-1', '{\"key\":\"bench-1\"}')");
            statement.execute("insert into RELAIS_CONTACT values ('" + CONTACT + "', '" + INTAKE + "')");
            statement.execute("insert into RELAIS_CASE values ('" + CASE + "', '2026-000001-K', '" + INTAKE
                    + "', null, timestamp('2026-01-05 00:00:00'))");
            statement.execute("insert into RELAIS_JOURNAL values ('" + CASE + "', 1), ('" + CASE + "', 2)");
        }
    }

    @AfterEach
    void shutDown() {
        try {
            DriverManager.getConnection(url + ";shutdown=true").close();
        } catch (SQLException outcome) {
            assertEquals("08006", outcome.getSQLState());
        }
    }

    @Test
    void the_rows_of_one_intake_are_found_in_every_table_that_has_some() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            RowSet rows = RowSet.of(connection, CASE);

            assertEquals(
                    List.of("RELAIS_INTAKE", "RELAIS_CASE", "RELAIS_CONTACT", "RELAIS_JOURNAL", "RELAIS_JOURNAL"),
                    rows.rows().stream().map(RowSet.Row::table).toList());
        }
    }

    @Test
    void copies_have_identities_of_their_own_and_belong_together() throws SQLException {
        RowSet rows;
        try (Connection connection = DriverManager.getConnection(url)) {
            rows = RowSet.of(connection, CASE);
        }
        try (Floor floor = new Floor(DriverManager.getConnection(url), rows, 1_767_571_200_000L)) {
            floor.perform(1);
            floor.perform(2);
        }

        assertEquals(
                3,
                count("RELAIS_CASE c join RELAIS_INTAKE i on c.INTAKE_ID = i.ID"
                        + " join RELAIS_CONTACT t on t.INTAKE_ID = i.ID"));
        assertEquals(6, count("RELAIS_JOURNAL j join RELAIS_CASE c on j.CASE_ID = c.ID"));
        assertEquals(2, count("RELAIS_INTAKE where FORM like '{\"key\":\"f%'"));
    }

    private int count(String from) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
