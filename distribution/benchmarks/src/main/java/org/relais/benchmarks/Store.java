package org.relais.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A database to measure on. */
public interface Store extends AutoCloseable {

    /** How it is called in the report. */
    String name();

    /** What the environment of the system has to say about it. */
    Map<String, String> environment();

    /** Processor milliseconds of its own processes so far; 0 when it lives inside the system. */
    double cpuMillis() throws IOException;

    /** A connection for the floor; with an embedded database only while the system is stopped. */
    Connection connect() throws SQLException;

    @Override
    void close() throws IOException;
}
