package org.relais.soak;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for every accepted key again when all is calm: the first result, registered, with exactly its case. */
final class Answers {

    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int PAUSE_MILLIS = 200;

    private final Client client;
    private final Client worker;
    private final Ledger ledger;

    Answers(Client client, Client worker, Ledger ledger) {
        this.client = client;
        this.worker = worker;
        this.ledger = ledger;
    }

    /** Waits until nothing of the channel waits at the desk; bounded. */
    Finding awaitNothingWaiting() throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        Client.Page waiting = worker.get("/api/v1/intakes?channel=letters&limit=200");
        while (!isEmpty(waiting) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            waiting = worker.get("/api/v1/intakes?channel=letters&limit=200");
        }
        String seen = isEmpty(waiting)
                ? "0 waiting"
                : waiting.status() + " " + waiting.body().path("items").size() + " waiting, for example "
                        + waiting.body().at("/items/0");
        return new Finding("what had to wait was taken up by itself", seen, isEmpty(waiting));
    }

    private static boolean isEmpty(Client.Page waiting) {
        return waiting.status() == 200 && waiting.body().path("items").isEmpty();
    }

    Finding everyKeyAgain() {
        AtomicInteger same = new AtomicInteger();
        List<Map.Entry<Submission, String>> all = List.copyOf(ledger.accepted().entrySet());
        all.parallelStream().forEach(accepted -> {
            if (isSame(accepted.getKey(), accepted.getValue())) {
                same.incrementAndGet();
            }
        });
        return new Finding(
                "every accepted key answers its first result again, registered with its one case",
                same.get() + " of " + all.size(),
                same.get() == all.size());
    }

    private boolean isSame(Submission submission, String id) {
        try {
            Reply reply = client.submit(submission);
            if (reply.isAccepted() && reply.receipt().equals(new Reply.Receipt(id, "REGISTERED", 1))) {
                return true;
            }
            ledger.wrong("asked again for " + submission.key() + " of intake " + id + ": " + reply);
        } catch (IOException noAnswer) {
            ledger.wrong("asked again for " + submission.key() + ": no answer");
        }
        return false;
    }
}
