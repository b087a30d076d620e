package org.relais.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.karaf.main.Main;

/** Runs the container in this process: every check first, then the container, and a watcher that tells when it is ready. */
final class Server {
    private final Settings settings;
    private final PrintStream out;
    private final AtomicBoolean stopping = new AtomicBoolean();

    Server(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * For a terminal: shows the progress, and ends when it is not ready in time. Does not return: the process ends
     * with the container.
     *
     * @param whenReady what to do once the system answers, on a thread of its own
     */
    void run(Runnable whenReady) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping.set(true)));
        Thread watcher = new Thread(() -> watch(whenReady), "relais-start");
        watcher.setDaemon(true);
        serve(watcher::start);
    }

    /** For the background, where somebody else waits for the readiness. Does not return either. */
    void serve() throws Exception {
        serve(() -> {});
    }

    private void serve(Runnable afterChecks) throws Exception {
        FileChannel lock = new DataFolder(settings.data()).take(settings.port());
        try {
            checkPort();
            checkOffice();
            new KeyFile(settings.keys(), settings.data()).check();
            new BundleCache(settings.home(), settings.data()).keepOnlyIfCurrent();
            configure();
            afterChecks.run();
            Main.main(new String[0]);
        } finally {
            lock.close();
        }
    }

    private void watch(Runnable whenReady) {
        Progress progress = new Progress(out, "Relais is starting");
        try {
            Readiness.Answer answer =
                    new Readiness(settings.url()).await(settings.startTimeout(), () -> !stopping.get(), progress);
            if (stopping.get()) {
                return;
            }
            if (answer.ready()) {
                whenReady.run();
            } else {
                out.println(notReady(settings, answer));
                System.exit(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Refusal refusal) {
            out.println(refusal.getMessage());
            System.exit(refusal.exitCode());
        }
    }

    static String notReady(Settings settings, Readiness.Answer answer) {
        String why = answer.refusal()
                .orElse("Relais was not ready after " + settings.startTimeout().toSeconds() + " s: "
                        + answer.reasons());
        return why + System.lineSeparator() + "Its log is " + settings.log() + ".";
    }

    private void checkPort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw new Refusal("Port " + settings.port() + " on " + settings.host() + " cannot be used ("
                    + e.getMessage() + "): stop what listens there, or set RELAIS_PORT to another port.");
        }
    }

    private void checkOffice() {
        if (!Files.isReadable(settings.office())) {
            throw new Refusal(
                    "The office pack " + settings.office() + " cannot be read: RELAIS_OFFICE names the file to use.");
        }
    }

    private void configure() {
        String home = settings.home().toString();
        String data = settings.data().toString();
        System.setProperty("karaf.home", home);
        System.setProperty("karaf.base", home);
        // several systems from one installation may each have settings of their own: RELAIS_OPTS=-Dkaraf.etc=...
        System.setProperty("karaf.etc", System.getProperty("karaf.etc", home + "/etc"));
        System.setProperty("karaf.data", data);
        System.setProperty("karaf.log", data + "/log");
        System.setProperty("karaf.instances", data + "/tmp/instances");
        System.setProperty("karaf.startLocalConsole", "false");
        System.setProperty("karaf.startRemoteShell", "false");
        System.setProperty("org.osgi.service.http.port", String.valueOf(settings.port()));
        System.setProperty("org.apache.felix.http.host", settings.host());
        System.setProperty("relais.data", data);
        System.setProperty("relais.keys", settings.keys().toString());
        System.setProperty("relais.office", settings.office().toString());
    }
}
