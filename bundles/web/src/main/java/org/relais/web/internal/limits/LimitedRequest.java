package org.relais.web.internal.limits;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request whose body ends in a {@link PayloadTooLargeException} past the limit. */
public final class LimitedRequest extends HttpServletRequestWrapper {

    private static final Logger LOG = LoggerFactory.getLogger(LimitedRequest.class);

    private final long limit;
    private @Nullable ServletInputStream body;

    private LimitedRequest(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    /**
     * Limits the body of a request.
     *
     * @throws PayloadTooLargeException when the request announces too large a body; it has been read as far as that is useful
     */
    public static HttpServletRequest limit(HttpServletRequest request, long limit) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > limit) {
            // a client that waits for permission to send is told no at once; any other is in the middle of sending
            if (request.getHeader("Expect") == null) {
                LimitedInputStream.drain(request.getInputStream());
            }
            throw new PayloadTooLargeException(limit);
        }
        return announced >= 0 || request.getHeader("Transfer-Encoding") == null
                ? request
                : new LimitedRequest(request, limit);
    }

    /**
     * Reads and forgets what is left of a body before it is refused: a client that is cut off while sending never sees the answer,
     * and loses its connection. Bounded; a client that goes away meanwhile is no concern of ours.
     */
    public static void drain(HttpServletRequest request) {
        boolean empty = request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
        if (empty || request.isAsyncStarted()) {
            return;
        }
        try {
            LimitedInputStream.drain(request.getInputStream());
        } catch (IOException e) {
            LOG.debug("The rest of a refused body could not be read", e);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream opened = body;
        if (opened == null) {
            opened = new LimitedInputStream(super.getInputStream(), limit);
            body = opened;
        }
        return opened;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        return new BufferedReader(
                new InputStreamReader(getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
    }
}
