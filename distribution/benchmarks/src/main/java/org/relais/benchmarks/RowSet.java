package org.relais.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rows that the system wrote for one call that opened a case, as a pattern for more of the same: same tables, same
 * columns, same values, but for what identifies them.
 *
 * @param rows in the order in which tables are filled
 * @param identities the values that have to be others in a copy
 */
record RowSet(List<Row> rows, List<String> identities) {

    private static final String TABLES = "RELAIS_%";

    /** One row with its values, column by column. */
    record Row(String table, List<String> columns, List<Optional<Object>> values) {

        String insert() {
            return "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                    + "?, ".repeat(columns.size() - 1) + "?)";
        }

        private String text(String column) {
            return String.valueOf(values.get(columns.indexOf(column)).orElseThrow());
        }
    }

    RowSet {
        rows = List.copyOf(rows);
        identities = List.copyOf(identities);
    }

    /** @param caseId a case that nobody has touched since its intake */
    static RowSet of(Connection connection, String caseId) throws SQLException {
        Map<String, List<String>> tables = tables(connection);
        List<Row> rows = new ArrayList<>();
        List<String> identities = new ArrayList<>(List.of(caseId));
        Row file = read(connection, "RELAIS_CASE", "ID", caseId, identities).get(0);
        String intakeId = file.text("INTAKE_ID");
        rows.addAll(read(connection, "RELAIS_INTAKE", "ID", intakeId, identities));
        rows.add(file);
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            String name = table.getKey();
            if (name.equals("RELAIS_CASE") || name.equals("RELAIS_INTAKE")) {
                continue;
            }
            if (table.getValue().contains("INTAKE_ID")) {
                rows.addAll(read(connection, name, "INTAKE_ID", intakeId, identities));
            } else if (table.getValue().contains("CASE_ID")) {
                rows.addAll(read(connection, name, "CASE_ID", caseId, identities));
            }
        }
        return new RowSet(rows, identities.stream().distinct().toList());
    }

    /** The tables of the system with their columns, in upper case. */
    private static Map<String, List<String>> tables(Connection connection) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String pattern : List.of(TABLES, TABLES.toLowerCase(Locale.ROOT))) {
            try (ResultSet columns = connection.getMetaData().getColumns(null, null, pattern, null)) {
                while (columns.next()) {
                    tables.computeIfAbsent(
                                    columns.getString("TABLE_NAME").toUpperCase(Locale.ROOT), name -> new ArrayList<>())
                            .add(columns.getString("COLUMN_NAME").toUpperCase(Locale.ROOT));
                }
            }
        }
        return tables;
    }

    private static List<Row> read(
            Connection connection, String table, String column, String value, List<String> identities)
            throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("select * from " + table + " where " + column + " = ?")) {
            query.setString(1, value);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(row(table, found, identities));
                }
            }
        }
        return rows;
    }

    private static Row row(String table, ResultSet found, List<String> identities) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        List<String> names = new ArrayList<>();
        List<Optional<Object>> values = new ArrayList<>();
        for (int index = 1; index <= columns.getColumnCount(); index++) {
            String name = columns.getColumnName(index).toUpperCase(Locale.ROOT);
            Object value = columns.getColumnType(index) == Types.CLOB ? found.getString(index) : found.getObject(index);
            names.add(name);
            values.add(Optional.ofNullable(value));
            if (List.of("ID", "REFERENCE", "SENDER_KEY", "INTAKE_ID").contains(name)) {
                identities.add(String.valueOf(value));
            }
        }
        return new Row(table, names, values);
    }
}
