package org.relais.itests.harness;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Several clients that sort the envelopes of one round, two matters in each, until their server is gone. */
public final class Sorters {

    private static final String BASE = "/api/v1/";
    private static final int CLIENTS = 3;
    private static final int MATTERS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Api api;
    private final String round;

    /** Records a round whose lot has been released, and starts them. */
    public Sorters(Api api) {
        this.api = api;
        String recorded = record("").text("/recordedAt");
        Instant longAgo = Instant.parse(recorded).minus(Duration.ofDays(10));
        round = record("\"collectedAt\":\"" + longAgo + "\",").text("/id");
        for (int i = 0; i < CLIENTS; i++) {
            threads.execute(this::sortOnAndOn);
        }
    }

    private Answer record(String at) {
        return api.with("Idempotency-Key", Calls.newKey())
                .post(BASE + "dropbox/rounds", "{\"box\":\"hps-1\"," + at + "\"envelopes\":9999}")
                .expect(201);
    }

    private void sortOnAndOn() {
        while (true) {
            int envelope = next.incrementAndGet();
            String key = Calls.newKey();
            String form = ("{\"delivery\":\"BOX\",\"round\":\"%s\",\"envelope\":%d,\"items\":["
                            + "{\"topic\":\"care\",\"subject\":\"Un\"},{\"topic\":\"other\",\"subject\":\"Deux\","
                            + "\"outcome\":\"ANSWERED\"}]}")
                    .formatted(round, envelope);
            sent.put(key, form);
            try {
                receive(api, key, form);
            } catch (UncheckedIOException serverGone) {
                return;
            }
        }
    }

    private static Answer receive(Api api, String key, String form) {
        return api.with("Idempotency-Key", key).post(BASE + "channels/dropbox/intakes", form);
    }

    /** Waits until the server has gone under all of them. */
    public void await() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(90, TimeUnit.SECONDS)) {
            throw new AssertionError("a client hangs");
        }
    }

    /** Sends everything again, and answers how many mail items there must be then. */
    public int sendAgain(Api restarted) {
        sent.forEach((key, form) -> {
            Answer answer = receive(restarted, key, form);
            if (answer.status() >= 300 || !answer.text("/state").equals("REGISTERED")) {
                throw new AssertionError(answer.toString());
            }
        });
        return sent.size() * MATTERS;
    }
}
