package org.relais.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of one running system. Whoever runs on it holds a lock that the operating system gives back when the
 * process ends, in whatever way, so a leftover file never stands in the way of a start.
 */
final class DataFolder {
    private static final Pattern HOLDER = Pattern.compile("pid=(\\d+) port=(\\d+)");

    private final Path folder;
    private final Path lockFile;

    DataFolder(Path folder) {
        this.folder = folder;
        this.lockFile = folder.resolve("relais.lock");
    }

    /** Who runs on a data folder. */
    record Holder(ProcessHandle process, int port) {}

    /** The passwords of the demo accounts are public: they must not open what a real office has collected. */
    void refuseDemoOnRealData() {
        if (Files.exists(folder.resolve("accounts.yaml"))) {
            throw new Refusal(
                    "The data folder " + folder + " has accounts of its own, so it is no demo: use \"start\" or"
                            + " \"run\", or set RELAIS_DATA to another folder for the demo.");
        }
    }

    /** Makes the folder and takes it for the rest of this process's life. */
    FileChannel take(int port) {
        makeWritable();
        try {
            FileChannel channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new Refusal("The data folder " + folder + " is in use by another process"
                        + holder().map(DataFolder::described).orElse("") + ".");
            }
            channel.truncate(0);
            String line = "pid=" + ProcessHandle.current().pid() + " port=" + port + System.lineSeparator();
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
            return channel;
        } catch (IOException e) {
            throw new Refusal("The data folder " + folder + " cannot be locked: " + e.getMessage() + ".");
        }
    }

    /** The process that runs on this folder now, if any. */
    Optional<Holder> holder() {
        if (!Files.exists(lockFile)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null ? Optional.empty() : recorded();
        } catch (AccessDeniedException e) {
            throw new Refusal("No right to read " + lockFile + ": run this as the user who runs Relais.");
        } catch (IOException e) {
            throw new Refusal("The data folder " + folder + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** Whether this living process has got the folder. Only reads: probing the lock could make its taker fail. */
    boolean isTakenBy(long pid) {
        try {
            return Files.exists(lockFile)
                    && recorded()
                            .filter(holder -> holder.process().pid() == pid)
                            .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<Holder> recorded() throws IOException {
        Matcher line = HOLDER.matcher(Files.readString(lockFile, StandardCharsets.US_ASCII));
        if (!line.find()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(line.group(2));
        return ProcessHandle.of(Long.parseLong(line.group(1))).map(process -> new Holder(process, port));
    }

    private static String described(Holder holder) {
        return " (Relais, process " + holder.process().pid() + ", port " + holder.port() + ")";
    }

    private void makeWritable() {
        try {
            Files.createDirectories(folder.resolve("log"));
            Files.createDirectories(folder.resolve("tmp"));
            Files.createDirectories(folder.resolve("deploy"));
            Files.delete(Files.createTempFile(folder, "write", ".check"));
        } catch (IOException e) {
            throw new Refusal("No right to write in the data folder " + folder
                    + ": give it to this user, or set RELAIS_DATA to another folder.");
        }
    }
}
