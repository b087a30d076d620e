package org.relais.itests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody who asks from another address of this machine than all other clients, so that what is counted by address is theirs alone. */
public final class Stranger {

    private static final int PATIENCE_MILLIS = 60_000;

    private final URI server;
    private final String address;

    /** @param address of the loopback network, 127.0.0.2 and up */
    public Stranger(URI server, String address) {
        this.server = server;
        this.address = address;
    }

    /** One request on a connection of its own. */
    public Answer post(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = ("POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
                        + "Idempotency-Key: %s\r\nConnection: close\r\n\r\n")
                .formatted(path, server.getAuthority(), body.length, Calls.newKey());
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer answer(String raw) {
        int end = raw.indexOf("\r\n\r\n");
        List<String> lines = raw.substring(0, end).lines().toList();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon), List.of(line.substring(colon + 1).strip()));
        }
        int status = Integer.parseInt(lines.get(0).split(" ")[1]);
        return new Answer(
                status,
                HttpHeaders.of(headers, (name, value) -> true),
                raw.substring(end).strip());
    }
}
