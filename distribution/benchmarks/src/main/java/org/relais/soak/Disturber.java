package org.relais.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Works the deploy folder as a plan says, kills the process, and waits after each step until all is well again. */
final class Disturber {

    static final String FILE = "letters.jar";

    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long POLL_MILLIS = 100;
    /** A step begins so long after the one before at most: a kill may come anywhere in what the step does. */
    private static final int MOMENT_MILLIS = 2500;

    private final Server server;
    private final Client watcher;
    private final Letters letters;
    private final Timeline timeline;
    private final Random random;

    Disturber(Server server, Client watcher, Letters letters, Timeline timeline, Random random) {
        this.server = server;
        this.watcher = watcher;
        this.letters = letters;
        this.timeline = timeline;
        this.random = random;
    }

    /** Puts the first version there, before anybody submits. */
    void install() throws IOException, InterruptedException {
        BundleCopy.drop(letters.good(1), server.deploy(), FILE);
        awaitVersion(1);
    }

    /** The first three interpretations make a version proven: only then what follows may fall back to it. */
    void awaitFirstProven() throws InterruptedException {
        awaitProven(1);
    }

    void perform(Plan.Step step) throws IOException, InterruptedException {
        if (step.fault().isPresent()) {
            breakIt(step, step.fault().get());
        } else {
            swap(step);
        }
        if (step.kill() == Plan.Kill.AFTER) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(MOMENT_MILLIS));
            server.killAndRestart();
            awaitTarget(step.target());
        }
        timeline.sample(Heap.of(server.pid()), step.target() > 0);
    }

    private void swap(Plan.Step step) throws IOException, InterruptedException {
        if (step.target() == 0) {
            Files.delete(server.deploy().resolve(FILE));
        } else {
            BundleCopy.drop(letters.good(step.target()), server.deploy(), FILE);
        }
        killDuring(step);
        awaitTarget(step.target());
        timeline.add(Timeline.Kind.SWAPPED, step.name());
    }

    private void breakIt(Plan.Step step, Fault fault) throws IOException, InterruptedException {
        Letters.Broken broken = letters.broken(fault, step.target());
        BundleCopy.drop(broken.file(), server.deploy(), FILE);
        killDuring(step);
        await(
                broken.version() + " (" + fault.text() + ") is taken back",
                () -> state(broken.version()).equals("TAKEN_BACK"));
        awaitTarget(step.target());
        timeline.add(Timeline.Kind.TAKEN_BACK, step.name());
    }

    private void killDuring(Plan.Step step) throws IOException, InterruptedException {
        if (step.kill() == Plan.Kill.DURING) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(MOMENT_MILLIS));
            server.killAndRestart();
        }
    }

    private void awaitTarget(int target) throws InterruptedException {
        if (target == 0) {
            await("the channel has gone", () -> {
                Client.Page plugIns = plugIns();
                return plugIns.status() == 200
                        && watcher.get("/api/v1/letters").status() == 404
                        && isGone(plugIns.body());
            });
        } else {
            awaitVersion(target);
            awaitProven(target);
        }
    }

    private static boolean isGone(JsonNode plugIns) {
        for (JsonNode plugIn : plugIns.path("items")) {
            if (!plugIn.path("state").asText().equals("TAKEN_BACK")) {
                return false;
            }
        }
        return true;
    }

    private void awaitVersion(int target) throws InterruptedException {
        String version = Letters.version(target);
        int late = target == Letters.VERSIONS ? 200 : 404;
        await(
                version + " answers, and its late path with " + late,
                () -> watcher.get("/api/v1/letters")
                                .body()
                                .path("version")
                                .asText()
                                .equals(version)
                        && watcher.get("/api/v1/letter-statistics").status() == late);
    }

    private void awaitProven(int target) throws InterruptedException {
        String version = Letters.version(target);
        await(version + " is proven", () -> state(version).equals("PROVEN"));
    }

    private String state(String version) {
        for (JsonNode plugIn : plugIns().body().path("items")) {
            if (plugIn.path("version").asText().equals(version)) {
                return plugIn.path("state").asText();
            }
        }
        return "";
    }

    private Client.Page plugIns() {
        return watcher.get("/api/v1/plug-ins");
    }

    private void await(String what, BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new SoakFailedException("waited in vain until " + what + "; plug-ins: "
                        + plugIns().body());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
