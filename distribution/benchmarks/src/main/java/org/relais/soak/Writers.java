package org.relais.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.relais.soak.Submission.Protocol;

/** The clients: each hands in one submission after the other, and each of them until it is answered. */
final class Writers {

    /** One in so many is handed in by two clients at once. */
    private static final int TWICE = 10;

    /** So long one submission may take, kills and swaps included. */
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(6);

    private static final long AGAIN_MILLIS = 250;
    private static final long PATIENCE_MILLIS = 1000;

    private final Client client;
    private final Pace pace;
    private final Ledger ledger;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "writer");
        thread.setDaemon(true);
        return thread;
    });

    Writers(Client client, Pace pace, Ledger ledger) {
        this.client = client;
        this.pace = pace;
        this.ledger = ledger;
    }

    /** Starts so many of each; what comes back ends when all have. */
    CompletableFuture<Void> start(int rest, int soap) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < rest + soap; i++) {
            Protocol protocol = i < rest ? Protocol.REST : Protocol.SOAP;
            all.add(CompletableFuture.runAsync(() -> submitOnAndOn(protocol), threads));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    private void submitOnAndOn(Protocol protocol) {
        try {
            for (int number = pace.await(); number > 0; number = pace.await()) {
                Submission submission = new Submission("soak-" + number, protocol, number % TWICE == 0);
                CompletableFuture<Void> second = submission.isTwice()
                        ? CompletableFuture.runAsync(() -> deliver(submission), threads)
                        : CompletableFuture.completedFuture(null);
                deliver(submission);
                second.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends it until it is accepted; whatever stands in the way is counted. One that is not accepted in time ends it for all. */
    private void deliver(Submission submission) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!pace.isOver()) {
            if (System.nanoTime() > end) {
                ledger.wrong("key " + submission.key() + " was not accepted in time");
                pace.end();
                return;
            }
            double sent = ledger.seconds();
            try {
                if (isDelivered(submission)) {
                    return;
                }
            } catch (IOException noAnswer) {
                ledger.noAnswer(submission, sent, noAnswer);
                pause(AGAIN_MILLIS);
            }
        }
    }

    private boolean isDelivered(Submission submission) throws IOException {
        Reply reply = client.submit(submission);
        if (reply.isAccepted()) {
            Reply.Receipt receipt = reply.receipt();
            ledger.count(submission.protocol(), reply.status() + " " + receipt.state());
            ledger.accept(submission, receipt);
            return true;
        }
        if (reply.status() == 401) {
            ledger.count(submission.protocol(), "401, signed in again");
            client.signIn();
        } else if (reply.isPleaseComeBack()) {
            ledger.count(submission.protocol(), "503 with Retry-After");
            pause(PATIENCE_MILLIS);
        } else {
            ledger.count(submission.protocol(), String.valueOf(reply.status()));
            ledger.wrong("at %.1f s, %s: %s".formatted(ledger.seconds(), submission.key(), reply));
            pause(PATIENCE_MILLIS);
        }
        return false;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
