package org.relais.web.internal.problem;

import org.jspecify.annotations.Nullable;

/** A failure for the log: classes and lines, but no messages, which may carry what a citizen wrote. */
final class AnonymousFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEPTH = 10;

    private AnonymousFailure(String name, @Nullable AnonymousFailure cause, StackTraceElement[] lines) {
        super(name, cause, false, true);
        setStackTrace(lines);
    }

    static AnonymousFailure of(Throwable failure) {
        return of(failure, DEPTH);
    }

    private static AnonymousFailure of(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        return new AnonymousFailure(
                failure.getClass().getName(),
                cause == null || depth == 0 ? null : of(cause, depth - 1),
                failure.getStackTrace());
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
