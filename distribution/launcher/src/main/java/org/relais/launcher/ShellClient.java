package org.relais.launcher;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Talks to the shell of the running system over a local socket in its data folder, which only the user who runs it
 * can open: no port, no password. The wire format is described where the other end is, in the bundle {@code shell}.
 */
final class ShellClient {
    private static final int OUTPUT = 'o';

    private final Settings settings;

    ShellClient(Settings settings) {
        this.settings = settings;
    }

    /** Runs the words as one command; without words, the lines of the standard input until it ends. */
    int run(List<String> words) throws IOException {
        UnixDomainSocketAddress address =
                UnixDomainSocketAddress.of(settings.data().resolve("shell/socket"));
        try (SocketChannel channel = SocketChannel.open(address)) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            return words.isEmpty() ? converse(in, out) : execute(String.join(" ", words), in, out);
        } catch (IOException e) {
            throw new Refusal("The shell of the running system cannot be reached through " + address + " ("
                    + e.getMessage() + "): run this as the user who runs Relais.");
        }
    }

    private static int converse(DataInputStream in, DataOutputStream out) throws IOException {
        boolean person = System.console() != null;
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int code = 0;
        prompt(person);
        for (String line = lines.readLine(); line != null && !isEnd(line); line = lines.readLine()) {
            code = line.isBlank() ? code : execute(line, in, out);
            prompt(person);
        }
        return code;
    }

    private static boolean isEnd(String line) {
        return line.strip().equals("exit") || line.strip().equals("logout");
    }

    private static void prompt(boolean person) {
        if (person) {
            System.out.print("relais> ");
            System.out.flush();
        }
    }

    private static int execute(String command, DataInputStream in, DataOutputStream out) throws IOException {
        byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
        PrintStream terminal = System.out;
        while (in.readByte() == OUTPUT) {
            terminal.write(in.readNBytes(in.readInt()));
            terminal.flush();
        }
        return in.readByte();
    }
}
