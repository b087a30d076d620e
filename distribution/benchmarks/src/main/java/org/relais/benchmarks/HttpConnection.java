package org.relais.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * One keep-alive connection, blocking and as light as can be, since the load shares the processors with the system that
 * is measured. Used by one thread at a time.
 */
final class HttpConnection implements Operation.Resource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_MILLIS = 60_000;

    private final URI server;
    private final HttpRequestExecutor executor = new HttpRequestExecutor();
    private DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT);

    HttpConnection(URI server) {
        this.server = server;
    }

    /** What came back; the body as JSON, a missing node when there is none. */
    record Answer(int status, JsonNode body) {

        /** @throws UnexpectedAnswerException unless the answer has this status */
        Answer withStatus(int expected) {
            if (status != expected) {
                throw new UnexpectedAnswerException("status " + status + " instead of " + expected + ": " + body);
            }
            return this;
        }
    }

    /** A request that is sent as it is; no header is added but those of the connection. */
    BasicClassicHttpRequest request(String method, String path, Optional<String> token) {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(method, path);
        request.setHeader(HttpHeaders.HOST, server.getAuthority());
        request.setHeader(HttpHeaders.ACCEPT, "application/json, application/problem+json");
        token.ifPresent(value -> request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + value));
        return request;
    }

    Answer get(String path, String token) throws IOException {
        return send(request("GET", path, Optional.of(token)));
    }

    Answer post(String path, String token, String body) throws IOException {
        return send(withBody(request("POST", path, Optional.of(token)), body));
    }

    static BasicClassicHttpRequest withBody(BasicClassicHttpRequest request, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        request.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        request.setHeader(HttpHeaders.CONTENT_LENGTH, bytes.length);
        request.setEntity(new ByteArrayEntity(bytes, ContentType.APPLICATION_JSON));
        return request;
    }

    Answer send(BasicClassicHttpRequest request) throws IOException {
        if (!connection.isOpen()) {
            open();
        }
        HttpCoreContext context = HttpCoreContext.create();
        try (ClassicHttpResponse response = executor.execute(request, connection, context)) {
            byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
            boolean reusable = executor.keepAlive(request, response, connection, context);
            if (!reusable) {
                connection.close();
            }
            return new Answer(response.getCode(), JSON.readTree(body));
        } catch (HttpException broken) {
            throw new IOException(broken);
        }
    }

    private void open() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), TIMEOUT_MILLIS);
        connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
        connection.bind(socket);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
