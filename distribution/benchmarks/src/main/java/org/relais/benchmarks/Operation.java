package org.relais.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** What is measured: done again and again by one client, which has it for itself. */
@FunctionalInterface
interface Operation {

    /**
     * Does it once and checks what comes back.
     *
     * @param number never the same twice in a run
     * @throws UnexpectedAnswerException when the answer is not the right one; nothing is measured then
     */
    void perform(long number) throws IOException, SQLException;

    /** Makes the operation of one client, with the connection that it needs. */
    @FunctionalInterface
    interface Source {
        ClientOperation open(int client) throws IOException, SQLException;
    }

    /** The operation of one client, with the connection to close when the client is done. */
    record ClientOperation(Operation operation, Resource connection) implements Resource {

        @Override
        public void close() throws IOException, SQLException {
            connection.close();
        }
    }

    /** What one client has for itself. */
    interface Resource extends AutoCloseable {
        @Override
        void close() throws IOException, SQLException;
    }
}
