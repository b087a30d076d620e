package org.relais.itests.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Several clients that hand in calls, or other forms, without a pause until they are told to stop. */
public final class Callers implements AutoCloseable {

    private static final int CLIENTS = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final Map<String, ObjectNode> sent = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final List<Answer> refusals = new CopyOnWriteArrayList<>();
    private final Api api;
    private final String path;
    private final String keyPointer;
    private final Supplier<ObjectNode> form;
    private volatile boolean stopped;

    /** Starts them with calls. */
    public Callers(Api api, Supplier<ObjectNode> form) {
        this(api, Calls.INTAKES, "/call/callId", form);
    }

    /** Starts them with what is handed in at this path, and whose key stands in it at this pointer. */
    public Callers(Api api, String path, String keyPointer, Supplier<ObjectNode> form) {
        this.api = api;
        this.path = path;
        this.keyPointer = keyPointer;
        this.form = form;
        for (int i = 0; i < CLIENTS; i++) {
            threads.execute(this::callOnAndOn);
        }
    }

    /** Every form that was sent, by its key, whether or not it was answered. */
    public Map<String, ObjectNode> sent() {
        return sent;
    }

    /** The id of the intake that was acknowledged, by the call's key. */
    public Map<String, String> acknowledged() {
        return acknowledged;
    }

    /** Every answer that was not an acknowledgement. */
    public List<Answer> refusals() {
        return refusals;
    }

    /** Waits until so many more calls have been acknowledged. */
    public void awaitMore(int calls) {
        int target = acknowledged.size() + calls;
        Patience.until(target + " calls are acknowledged", () -> acknowledged.size() >= target, () -> refusals);
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(90, TimeUnit.SECONDS)) {
                throw new AssertionError("a call hangs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void callOnAndOn() {
        while (!stopped) {
            ObjectNode call = form.get();
            String key = call.at(keyPointer).asText();
            sent.put(key, call);
            try {
                Answer answer = api.with("Idempotency-Key", key).post(path, call.toString());
                if (answer.status() == 201) {
                    acknowledged.put(key, answer.text("/id"));
                } else {
                    refusals.add(answer);
                }
            } catch (UncheckedIOException serverGone) {
                return;
            }
        }
    }
}
