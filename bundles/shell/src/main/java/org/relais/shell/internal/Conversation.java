package org.relais.shell.internal;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.security.PrivilegedAction;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;

/**
 * One client, command by command. The client sends a command as a length of four bytes and UTF-8; it receives any
 * number of frames of output ({@code 'o'}, a length of four bytes, bytes) and then the end ({@code 'e'}, an exit code
 * of one byte: 0 or 1).
 */
final class Conversation {
    private static final int LONGEST_COMMAND = 64 * 1024;

    private final SocketChannel client;
    private final SessionFactory sessions;

    Conversation(SocketChannel client, SessionFactory sessions) {
        this.client = client;
        this.sessions = sessions;
    }

    void run() throws IOException {
        DataInputStream in = new DataInputStream(Channels.newInputStream(client));
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client));
        PrintStream frames = new PrintStream(new OutputFrames(out), true, StandardCharsets.UTF_8);
        Session session;
        try {
            session = sessions.create(new ByteArrayInputStream(new byte[0]), frames, frames);
        } catch (UnsupportedOperationException e) {
            // Karaf's shell asks for the subject in a way that JDK 24 removed
            next(in);
            frames.println("The shell does not work on Java "
                    + Runtime.version().feature() + "; it needs 17 to 23. Everything else does.");
            end(out, 1);
            return;
        }
        try {
            for (String command = next(in); !command.isEmpty(); command = next(in)) {
                int code = Subject.doAs(operator(), executing(session, command, frames));
                frames.flush();
                end(out, code);
            }
        } finally {
            session.close();
        }
    }

    private static void end(DataOutputStream out, int code) throws IOException {
        out.writeByte('e');
        out.writeByte(code);
        out.flush();
    }

    private static String next(DataInputStream in) throws IOException {
        try {
            int length = in.readInt();
            if (length < 0 || length > LONGEST_COMMAND) {
                throw new IOException("a command of " + length + " bytes");
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        } catch (EOFException e) {
            return "";
        }
    }

    private static PrivilegedAction<Integer> executing(Session session, String command, PrintStream frames) {
        return () -> {
            try {
                Object result = session.execute(command);
                if (result instanceof CharSequence || result instanceof Number || result instanceof Boolean) {
                    frames.println(result);
                }
                return 0;
            } catch (Exception e) {
                frames.println(e.getMessage() == null ? e.toString() : e.getMessage());
                return 1;
            }
        };
    }

    /** Who got through the folder's permissions may do everything, as on the console of the process. */
    private static Subject operator() {
        Set<Principal> roles = Arrays.stream(
                        System.getProperty("karaf.local.roles", "admin,manager,viewer,systembundles")
                                .split(","))
                .map(role -> new RolePrincipal(role.strip()))
                .collect(Collectors.toSet());
        return new Subject(true, roles, Set.of(), Set.of());
    }
}
