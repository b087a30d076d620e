package org.relais.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * Clients that each do an operation, wait for the answer and do the next: a closed loop without pauses. Operations are
 * numbered through the whole run.
 */
final class Load {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Consumption.Meter meter;
    private final AtomicLong numbers = new AtomicLong();

    Load(Consumption.Meter meter) {
        this.meter = meter;
    }

    /**
     * Does the operation so many times, first to warm up, then measured.
     *
     * @param cases how many cases the store holds
     * @throws UnexpectedAnswerException when one answer of all was not the right one
     */
    Measurement measure(String name, int clients, long cases, Effort effort, Operation.Source source)
            throws IOException, InterruptedException {
        perform(clients, effort.warmUp(), source);
        Consumption before = meter.read();
        long begun = System.nanoTime();
        Histogram times = perform(clients, effort.measured(), source);
        long nanos = System.nanoTime() - begun;
        long done = times.getTotalCount();
        return new Measurement(
                name,
                clients,
                cases,
                done * 1e9 / nanos,
                times.getValueAtPercentile(50) / NANOS_PER_MILLI,
                times.getValueAtPercentile(99) / NANOS_PER_MILLI,
                meter.read().since(before).per(done));
    }

    /** Does the operation so many times and says how long each took, in nanoseconds. */
    Histogram perform(int clients, int operations, Operation.Source source) throws IOException, InterruptedException {
        List<Callable<Histogram>> work = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            int number = client;
            int share = operations / clients + (client < operations % clients ? 1 : 0);
            work.add(() -> performAlone(source.open(number), share));
        }
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            Histogram all = new Histogram(SIGNIFICANT_DIGITS);
            for (Future<Histogram> times : threads.invokeAll(work)) {
                all.add(times.get());
            }
            return all;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnexpectedAnswerException unexpected) {
                throw unexpected;
            }
            throw new IOException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Histogram performAlone(Operation.ClientOperation client, int operations) throws IOException, SQLException {
        Histogram times = new Histogram(SIGNIFICANT_DIGITS);
        try (client) {
            for (int done = 0; done < operations; done++) {
                long begun = System.nanoTime();
                client.operation().perform(numbers.incrementAndGet());
                times.recordValue(System.nanoTime() - begun);
            }
        }
        return times;
    }

    /** How often an operation is done before measuring begins, and how often it is measured. */
    record Effort(int warmUp, int measured) {

        /** The same in small, to see that everything works. */
        Effort dividedBy(int divisor) {
            return new Effort(Math.max(1, warmUp / divisor), Math.max(1, measured / divisor));
        }
    }
}
