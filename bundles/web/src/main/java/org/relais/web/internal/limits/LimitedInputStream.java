package org.relais.web.internal.limits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/**
 * Counts a body while it is read and stops it at the limit. Before it complains it reads and forgets what the client still sends, up
 * to a bound: a client that is cut off while sending never sees the answer. For one thread.
 */
final class LimitedInputStream extends ServletInputStream {

    /** How much of a body that is too large is read for the sake of the answer. */
    static final long DRAIN_BOUND = 64L * 1024 * 1024;

    private final ServletInputStream body;
    private final long limit;
    private long count;

    LimitedInputStream(ServletInputStream body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int octet = body.read();
        if (octet >= 0) {
            count(1);
        }
        return octet;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = body.read(target, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int read) throws IOException {
        count += read;
        if (count > limit) {
            drain(body);
            throw new PayloadTooLargeException(limit);
        }
    }

    /** Reads and forgets; true when the end came before the bound. */
    static boolean drain(ServletInputStream body) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long drained = 0;
        while (drained < DRAIN_BOUND) {
            int read = body.read(buffer);
            if (read < 0) {
                return true;
            }
            drained += read;
        }
        return false;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
