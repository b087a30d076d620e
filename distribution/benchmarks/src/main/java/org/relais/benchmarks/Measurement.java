package org.relais.benchmarks;

import java.util.Locale;

/**
 * One figure.
 *
 * @param operation what was done
 * @param clients by how many at the same time
 * @param cases how many cases the store held when it began
 * @param rate operations a second, all clients together
 * @param p50 milliseconds that half of the operations did not exceed
 * @param p99 milliseconds that 99 of 100 operations did not exceed
 * @param consumption processor milliseconds for one operation
 */
record Measurement(
        String operation, int clients, long cases, double rate, double p50, double p99, Consumption consumption) {

    static String heading() {
        return String.format(
                Locale.ROOT,
                "%-10s %-12s %7s %8s %9s %8s %8s %11s %9s %9s",
                "store",
                "operation",
                "clients",
                "cases",
                "rate/s",
                "p50 ms",
                "p99 ms",
                "CPU server",
                "database",
                "client");
    }

    String line(String store) {
        return String.format(
                Locale.ROOT,
                "%-10s %-12s %7d %8d %9.0f %8.2f %8.2f %11.2f %9.2f %9.2f",
                store,
                operation,
                clients,
                cases,
                rate,
                p50,
                p99,
                consumption.server(),
                consumption.database(),
                consumption.client());
    }
}
