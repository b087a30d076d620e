package org.relais.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which operations are measured, by how many clients and how often; and the filling of the store between. */
final class Plan {

    private static final int MANY = 8;
    private static final Load.Effort FEW_WRITES = new Load.Effort(500, 2_000);
    private static final Load.Effort WRITES = new Load.Effort(10_000, 20_000);
    private static final Load.Effort LIVES = new Load.Effort(300, 1_500);
    private static final Load.Effort FEW_READS = new Load.Effort(1_000, 4_000);
    private static final Load.Effort READS = new Load.Effort(4_000, 20_000);

    private final Load load;
    private final Report report;
    private final String store;
    private final int divisor;

    /** @param divisor 1 for figures that count, more for a try */
    Plan(Load load, Report report, String store, int divisor) {
        this.load = load;
        this.report = report;
        this.store = store;
        this.divisor = divisor;
    }

    /** Opens cases until there are so many, through the front door. */
    void fill(Desk desk, CaseIds cases, int wanted) throws IOException, InterruptedException {
        int missing = wanted / divisor - cases.count();
        if (missing > 0) {
            load.perform(MANY, missing, desk::receive);
        }
    }

    /** Opens one more case, which nobody touches; it is the last of all. */
    void openOne(Desk desk) throws IOException, InterruptedException {
        load.perform(1, 1, desk::receive);
    }

    /**
     * Measures everything a client does; what only reads comes first, so that the store is as full as said.
     *
     * @return by operation and number of clients
     */
    Map<String, Measurement> measure(Desk desk, CaseIds cases) throws IOException, InterruptedException {
        Map<String, Measurement> all = new LinkedHashMap<>();
        for (int clients : new int[] {1, MANY}) {
            Load.Effort reads = clients == 1 ? FEW_READS : READS;
            measure(all, "read", clients, cases, reads, desk::read);
            measure(all, "queue page", clients, cases, reads, desk::firstPage);
        }
        measure(all, "receive", 1, cases, FEW_WRITES, desk::receive);
        measure(all, "receive", MANY, cases, WRITES, desk::receive);
        measure(all, "life", 1, cases, LIVES, desk::life);
        measure(all, "life", MANY, cases, LIVES, desk::life);
        return all;
    }

    /** The same rows by plain JDBC. */
    Measurement measureFloor(int clients, CaseIds cases, Operation.Source source)
            throws IOException, InterruptedException {
        Load.Effort effort = clients == 1 ? FEW_WRITES : WRITES;
        Measurement floor = load.measure("floor", clients, cases.count(), effort.dividedBy(divisor), source);
        report.measurement(store, floor);
        return floor;
    }

    private void measure(
            Map<String, Measurement> all,
            String name,
            int clients,
            CaseIds cases,
            Load.Effort effort,
            Operation.Source source)
            throws IOException, InterruptedException {
        Measurement measured = load.measure(name, clients, cases.count(), effort.dividedBy(divisor), source);
        report.measurement(store, measured);
        all.put(key(name, clients), measured);
    }

    static String key(String operation, int clients) {
        return operation + " at " + clients;
    }
}
