package org.relais.web.internal.soap;

import java.util.List;

/**
 * Recognises failures by which the parts of CXF that read a message say that it ends too soon or lacks a part: they are plain runtime
 * exceptions, told from defects of our own only by who threw them.
 */
final class UnreadableMessage {

    private static final List<String> READERS = List.of("com.ctc.wstx.", "org.apache.cxf.attachment.");

    private UnreadableMessage() {}

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isThrownByReader(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isThrownByReader(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0
                && READERS.stream().anyMatch(reader -> trace[0].getClassName().startsWith(reader));
    }
}
