package org.relais.benchmarks;

import java.io.IOException;

/**
 * Processor milliseconds used so far, or between two moments.
 *
 * @param server the measured system; 0 when it does not run
 * @param database its database, when that is a process of its own
 * @param client this process, which makes the load
 */
record Consumption(double server, double database, double client) {

    /** Reads what has been used so far. */
    @FunctionalInterface
    interface Meter {
        Consumption read() throws IOException;
    }

    Consumption since(Consumption earlier) {
        return new Consumption(server - earlier.server, database - earlier.database, client - earlier.client);
    }

    Consumption per(long operations) {
        return new Consumption(server / operations, database / operations, client / operations);
    }
}
