package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Sends the calls over several connections at once, each in the order of the file, and works a share of the cases. */
final class ReplayRun {

    private static final String INTAKES = "/channels/phone/intakes";

    private final RelaisClient client;
    private final Account account;
    private final CaseWork work;
    private final Patience patience;
    private final Screen screen;
    private final Tally tally;
    private final AtomicInteger next = new AtomicInteger();
    private final Progress progress;
    private final AtomicReference<RuntimeException> end = new AtomicReference<>();

    ReplayRun(
            RelaisClient client,
            Account account,
            CaseWork work,
            Patience patience,
            Screen screen,
            Progress progress,
            Tally tally) {
        this.client = client;
        this.account = account;
        this.work = work;
        this.patience = patience;
        this.screen = screen;
        this.progress = progress;
        this.tally = tally;
    }

    /**
     * Returns when every call has been settled one way or the other.
     *
     * @throws UnreachableException when the server is lost for longer than we have patience
     */
    void play(List<Call> calls, int connections) {
        ExecutorService workers = Executors.newFixedThreadPool(connections);
        for (int worker = 0; worker < connections; worker++) {
            workers.execute(() -> playOn(calls));
        }
        workers.shutdown();
        try {
            workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        if (end.get() != null) {
            throw end.get();
        }
    }

    private void playOn(List<Call> calls) {
        try {
            int index = next.getAndIncrement();
            while (index < calls.size() && !patience.isOver()) {
                playOne(calls.get(index));
                progress.oneMore();
                index = next.getAndIncrement();
            }
        } catch (RuntimeException fatal) {
            end.compareAndSet(null, fatal);
            patience.end();
        }
    }

    private void playOne(Call call) {
        try {
            JsonNode receipt = send(call);
            if (work.concerns(call)) {
                for (JsonNode opened : receipt.path("cases")) {
                    tally.worked(work.resolve(opened.path("id").asText()));
                }
            }
        } catch (RefusedException refused) {
            tally.failed();
            screen.failure(new Failure(Failure.Kind.CALL, call.line(), call.callId(), refused.problem()));
        }
    }

    private JsonNode send(Call call) {
        return Intakes.send(client, account, INTAKES, PhoneIntake.body(call), call.callId(), tally);
    }
}
