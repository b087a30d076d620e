package org.relais.soak;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.relais.benchmarks.Installation;
import org.relais.benchmarks.RunningServer;

/** The system under proof: started by its own script, killed, and started again at the same address on the same data. */
final class Server implements AutoCloseable {

    private final Installation installation;
    private final Map<String, String> store;
    private final int port;
    private final Timeline timeline;
    private RunningServer running;

    private Server(Installation installation, Map<String, String> store, Timeline timeline)
            throws IOException, InterruptedException {
        this.installation = installation;
        this.store = store;
        this.timeline = timeline;
        this.port = Installation.freePort();
        this.running = installation.start(store, port);
        timeline.add(Timeline.Kind.READY, "started");
    }

    static Server start(Installation installation, Map<String, String> store, Timeline timeline)
            throws IOException, InterruptedException {
        return new Server(installation, store, timeline);
    }

    URI url() {
        return running.url();
    }

    long pid() {
        return running.pid();
    }

    Path deploy() {
        return installation.data().resolve("deploy");
    }

    /** Kills the process with -9 and starts the system again. */
    void killAndRestart() throws IOException, InterruptedException {
        timeline.add(Timeline.Kind.KILLED, "kill -9");
        running.kill();
        running = installation.start(store, port);
        timeline.add(Timeline.Kind.READY, "restarted");
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
