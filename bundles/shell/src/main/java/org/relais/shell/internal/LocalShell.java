package org.relais.shell.internal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the socket {@code shell/socket} in the data folder. The folder {@code shell} belongs to the user who runs the
 * system and lets nobody else in, so the operating system decides who may use the shell: no port, no password.
 */
@Component(service = {})
public final class LocalShell {
    private static final Logger LOG = LoggerFactory.getLogger(LocalShell.class);

    private final SessionFactory sessions;
    private final ExecutorService threads = Executors.newCachedThreadPool(LocalShell::daemon);
    private final Path socket;
    private final ServerSocketChannel server;

    @Activate
    public LocalShell(@Reference SessionFactory sessions) throws IOException {
        this(sessions, Path.of(System.getProperty("karaf.data")));
    }

    LocalShell(SessionFactory sessions, Path data) throws IOException {
        this.sessions = sessions;
        this.socket = privateFolder(data.resolve("shell")).resolve("socket");
        Files.deleteIfExists(socket);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        threads.execute(this::accept);
    }

    @Deactivate
    void close() throws IOException {
        server.close();
        threads.shutdownNow();
        Files.deleteIfExists(socket);
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                threads.execute(() -> serve(client));
            } catch (AsynchronousCloseException e) {
                return;
            } catch (IOException e) {
                LOG.warn("The local shell stopped: {}", e.getMessage());
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            new Conversation(client, sessions).run();
        } catch (IOException e) {
            LOG.debug("A client of the local shell went away: {}", e.getMessage());
        }
    }

    private static Path privateFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder);
        }
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "relais-shell");
        thread.setDaemon(true);
        return thread;
    }
}
