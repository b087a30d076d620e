package org.relais.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What plain JDBC can do at best: the rows of one call that opens a case, inserted one by one and committed together,
 * into the system's own tables. Belongs to one connection and one thread.
 */
final class Floor implements Operation, Operation.Resource {

    private static final int UUID_LENGTH = 36;

    private final Connection connection;
    private final RowSet pattern;
    private final long begunMillis;
    private final List<PreparedStatement> inserts = new ArrayList<>();

    /** @param begunMillis when the run began, since the epoch; identifiers are in the order of time, as the system's */
    Floor(Connection connection, RowSet pattern, long begunMillis) throws SQLException {
        this.connection = connection;
        this.pattern = pattern;
        this.begunMillis = begunMillis;
        connection.setAutoCommit(false);
        for (RowSet.Row row : pattern.rows()) {
            inserts.add(connection.prepareStatement(row.insert()));
        }
    }

    @Override
    public void perform(long number) throws SQLException {
        List<String> fresh = pattern.identities().stream()
                .map(identity -> fresh(identity, number))
                .toList();
        for (int row = 0; row < inserts.size(); row++) {
            insert(inserts.get(row), pattern.rows().get(row).values(), fresh);
        }
        connection.commit();
    }

    private void insert(PreparedStatement insert, List<Optional<Object>> values, List<String> fresh)
            throws SQLException {
        for (int index = 0; index < values.size(); index++) {
            Object value = values.get(index).orElse(null);
            insert.setObject(index + 1, value instanceof String text ? replaced(text, fresh) : value);
        }
        if (insert.executeUpdate() != 1) {
            throw new UnexpectedAnswerException("a row was not inserted");
        }
    }

    private String replaced(String text, List<String> fresh) {
        String result = text;
        for (int index = 0; index < fresh.size(); index++) {
            String identity = pattern.identities().get(index);
            if (result.contains(identity)) {
                result = result.replace(identity, fresh.get(index));
            }
        }
        return result;
    }

    /** Another identifier of the same form and length. */
    private String fresh(String identity, long number) {
        if (identity.length() == UUID_LENGTH) {
            long random = ThreadLocalRandom.current().nextLong();
            long time = (begunMillis + number) << 16 | 0x7000 | random & 0xfff;
            return new UUID(time, random & 0x3fffffffffffffffL | 0x8000000000000000L).toString();
        }
        return String.format(Locale.ROOT, "f%0" + (identity.length() - 1) + "d", number);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
