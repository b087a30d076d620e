package org.relais.itests.harness;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The operator's shell of a running system, as {@code bin/relais client} speaks to it. */
final class Shell {

    private Shell() {}

    /** Runs one command and answers what it printed; a command that fails is a failure of the test. */
    static String run(Path data, String command) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("shell/socket")))) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            byte[] bytes = command.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            while (in.readByte() == 'o') {
                printed.write(in.readNBytes(in.readInt()));
            }
            String text = printed.toString(StandardCharsets.UTF_8);
            if (in.readByte() != 0) {
                throw new AssertionError(command + " failed: " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
