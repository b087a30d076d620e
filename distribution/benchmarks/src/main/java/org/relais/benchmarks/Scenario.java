package org.relais.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;

/** Everything that is measured on one store: starts, memory, operations, floor. */
final class Scenario {

    private static final int CASES_AT_FIRST = 10_000;
    private static final int LATER_STARTS = 3;
    private static final int MANY = 8;
    private static final int QUICK = 100;

    private final Options options;
    private final Report report;
    private final Clock clock;
    private final CaseIds cases = new CaseIds();

    Scenario(Options options, Report report, Clock clock) {
        this.options = options;
        this.report = report;
        this.clock = clock;
    }

    /** Measures the assembled system on this store, which is empty. */
    void run(Installation installation, Store store) throws IOException, InterruptedException, SQLException {
        report.fact(store.name(), "archive", installation.archiveMegabytes(), "MB");
        try (RunningServer server = installation.start(store.environment())) {
            report.fact(store.name(), "first start to ready", server.secondsToReady(), "s");
            installation.replay(server, options.calls().orElse(installation.demoCalls()));
            report.fact(
                    store.name(), "resident after the replay", ProcessCpu.kilobytes(server.pid(), "VmRSS") / 1e3, "MB");
        }
        for (int start = 0; start < LATER_STARTS; start++) {
            try (RunningServer server = installation.start(store.environment())) {
                report.fact(store.name(), "later start to ready", server.secondsToReady(), "s");
            }
        }
        Measurement receive;
        try (RunningServer server = installation.start(store.environment())) {
            receive = measure(server, store);
        }
        measureFloor(store, receive);
    }

    /** Measures a system that somebody else has started. */
    void runAttached() throws IOException, InterruptedException {
        String name = "attached";
        Plan plan = plan(() -> new Consumption(ProcessCpu.millis(options.pid()), 0, ownCpu()), name);
        measure(plan, new Desk(options.url().orElseThrow(), cases, clock.instant()), name);
    }

    private Measurement measure(RunningServer server, Store store) throws IOException, InterruptedException {
        Plan plan =
                plan(() -> new Consumption(ProcessCpu.millis(server.pid()), store.cpuMillis(), ownCpu()), store.name());
        Measurement receive = measure(plan, new Desk(server.url(), cases, clock.instant()), store.name());
        report.fact(store.name(), "resident at the end", ProcessCpu.kilobytes(server.pid(), "VmRSS") / 1e3, "MB");
        return receive;
    }

    /** @return receive by many clients in the store as it is at first */
    private Measurement measure(Plan plan, Desk desk, String store) throws IOException, InterruptedException {
        plan.fill(desk, cases, CASES_AT_FIRST);
        report.line(Measurement.heading());
        Map<String, Measurement> few = plan.measure(desk, cases);
        if (options.cases() > CASES_AT_FIRST) {
            plan.fill(desk, cases, options.cases());
            Map<String, Measurement> many = plan.measure(desk, cases);
            for (Map.Entry<String, Measurement> measured : many.entrySet()) {
                double ratio =
                        measured.getValue().p50() / few.get(measured.getKey()).p50();
                report.fact(store, "p50 full / p50 at first, " + measured.getKey(), ratio, "");
            }
        }
        plan.openOne(desk);
        return few.get(Plan.key("receive", MANY));
    }

    private void measureFloor(Store store, Measurement receive) throws IOException, InterruptedException, SQLException {
        RowSet rows;
        try (Connection connection = store.connect()) {
            rows = RowSet.of(connection, cases.last());
        }
        report.line(rows.rows().stream().map(RowSet.Row::table).toList().toString());
        long begun = clock.millis();
        Operation.Source source = client -> {
            Floor floor = new Floor(store.connect(), rows, begun);
            return new Operation.ClientOperation(floor, floor);
        };
        Plan plan = plan(() -> new Consumption(0, store.cpuMillis(), ownCpu()), store.name());
        plan.measureFloor(1, cases, source);
        Measurement floor = plan.measureFloor(MANY, cases, source);
        report.fact(store.name(), "receive at 8, share of the floor", 100 * receive.rate() / floor.rate(), "%");
    }

    private Plan plan(Consumption.Meter meter, String store) {
        return new Plan(new Load(meter), report, store, divisor());
    }

    private int divisor() {
        return options.isQuick() ? QUICK : 1;
    }

    private static double ownCpu() throws IOException {
        return ProcessCpu.millis(ProcessHandle.current().pid());
    }
}
