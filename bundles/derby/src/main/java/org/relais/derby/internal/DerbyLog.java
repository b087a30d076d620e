package org.relais.derby.internal;

import java.io.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where Derby writes what it would put into {@code derby.log}: line by line to the log, at DEBUG. */
public final class DerbyLog extends Writer {

    private static final Logger LOG = LoggerFactory.getLogger("org.apache.derby");
    private static final DerbyLog WRITER = new DerbyLog();

    private final StringBuilder line = new StringBuilder();

    private DerbyLog() {}

    /** Called by Derby, by the name in its property {@code derby.stream.error.method}. */
    public static Writer writer() {
        return WRITER;
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
        synchronized (lock) {
            for (int i = offset; i < offset + length; i++) {
                if (buffer[i] == '\n') {
                    flushLine();
                } else {
                    line.append(buffer[i]);
                }
            }
        }
    }

    @Override
    public void flush() {
        // whole lines are logged as they come
    }

    @Override
    public void close() {
        synchronized (lock) {
            flushLine();
        }
    }

    private void flushLine() {
        if (!line.isEmpty()) {
            LOG.debug("{}", line);
            line.setLength(0);
        }
    }
}
