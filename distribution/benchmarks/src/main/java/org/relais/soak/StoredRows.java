package org.relais.soak;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Looks into the tables themselves when the system has stopped. */
final class StoredRows {

    private final Connection connection;

    StoredRows(Connection connection) {
        this.connection = connection;
    }

    /** What the tables say for so many keys that were accepted. */
    List<Finding> findings(int keys) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        String where = " where CHANNEL = 'letters'";
        expect(findings, "stored intakes", "select count(*) from RELAIS_INTAKE" + where, keys);
        expect(
                findings,
                "different keys among them",
                "select count(distinct SENDER_KEY) from RELAIS_INTAKE" + where,
                keys);
        expect(
                findings,
                "registered",
                "select count(*) from RELAIS_INTAKE" + where + " and STATE = 'REGISTERED'",
                keys);
        expect(findings, "contacts", "select count(*) from RELAIS_CONTACT" + where, keys);
        expect(findings, "cases", "select count(*) from RELAIS_CASE" + where, keys);
        expect(findings, "intakes with a case", "select count(distinct INTAKE_ID) from RELAIS_CASE" + where, keys);
        expect(findings, "letters in the channel's own table", "select count(*) from LETTERS_LETTER", keys);
        return findings;
    }

    /** How often each step of the channel's migration has run. */
    Finding migrations() throws SQLException {
        Map<String, Integer> marks = new TreeMap<>();
        each("select MARK from LETTERS_MIGRATION", mark -> marks.merge(mark, 1, Integer::sum));
        boolean isOnce = marks.keySet().stream().allMatch(Letters.MARKS::contains)
                && marks.values().stream().allMatch(count -> count == 1);
        return new Finding(
                "each step of migration ran once, and nothing of a failed one stayed", marks.toString(), isOnce);
    }

    private void expect(List<Finding> findings, String what, String query, int expected) throws SQLException {
        List<String> counted = new ArrayList<>();
        each(query, counted::add);
        boolean holds = counted.equals(List.of(String.valueOf(expected)));
        findings.add(new Finding("in the tables: as many " + what + " as keys were accepted", counted.get(0), holds));
    }

    private void each(String query, Consumer<String> row) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                row.accept(rows.getString(1));
            }
        }
    }
}
