package org.relais.web.internal.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LimitedRequestTest {

    /** A body of so many bytes. */
    private static final class Body extends ServletInputStream {

        private long left;

        Body(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, length);
            left -= read;
            return read;
        }

        @Override
        public boolean isFinished() {
            return left <= 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void a_body_of_exactly_the_limit_is_read_whole() throws IOException {
        assertEquals(1000, new LimitedInputStream(new Body(1000), 1000).readAllBytes().length);
    }

    @Test
    void one_byte_more_is_refused_after_the_rest_was_read_so_that_the_client_hears_the_answer() {
        Body body = new Body(10_000_000);
        LimitedInputStream limited = new LimitedInputStream(body, 1000);

        PayloadTooLargeException refusal = assertThrows(PayloadTooLargeException.class, limited::readAllBytes);

        assertEquals(1000, refusal.limit());
        assertEquals(0, body.left);
    }

    @Test
    void a_body_without_end_is_not_read_for_ever() {
        Body body = new Body(Long.MAX_VALUE);
        LimitedInputStream limited = new LimitedInputStream(body, 1000);

        assertThrows(PayloadTooLargeException.class, limited::readAllBytes);
        assertEquals(true, Long.MAX_VALUE - body.left <= LimitedInputStream.DRAIN_BOUND + 64 * 1024);
    }
}
