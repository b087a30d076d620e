package org.relais.web.internal.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.errors.ErrorCategory;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/**
 * One failure as a client sees it, before a language is chosen.
 *
 * @param status the HTTP status
 * @param code stable name of the failure
 * @param errors which fields are wrong, the first 50 of them
 * @param members further members of the document
 * @param retryAfter when to try again; always there for status 503
 */
public record Problem(
        int status,
        String code,
        LocalizedText title,
        LocalizedText detail,
        List<FieldError> errors,
        Map<String, Object> members,
        @Nullable Duration retryAfter) {

    /** Nobody mends more at a time, and a hostile message must not become a long answer. */
    private static final int MOST_ERRORS = 50;

    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(2);

    public Problem {
        errors = errors.stream().limit(MOST_ERRORS).toList();
        members = Map.copyOf(members);
        retryAfter = retryAfter == null && status == 503 ? DEFAULT_DELAY : retryAfter;
    }

    public static Problem of(RelaisException exception) {
        ErrorCategory category = exception.code().category();
        return new Problem(
                category.httpStatus(),
                exception.code().value(),
                exception.code().title(),
                exception.detail(),
                exception.errors(),
                exception.members(),
                exception.retryAfter().orElse(null));
    }

    /** What a bare HTTP status says. */
    public static Problem ofStatus(int status, LocalizedText detail) {
        WebErrors error = WebErrors.ofStatus(status);
        return new Problem(status, error.code(), error.title(), detail, List.of(), Map.of(), null);
    }

    /** The same with nothing more to say than the status itself does. */
    public static Problem ofStatus(int status) {
        return ofStatus(status, WebErrors.ofStatus(status).title());
    }

    static Problem of(WebErrors error, LocalizedText detail) {
        return new Problem(error.status(), error.code(), error.title(), detail, List.of(), Map.of(), null);
    }

    static Problem of(WebErrors error, String fr, String en) {
        return of(error, new LocalizedText(fr, en));
    }

    /** The fault is the caller's: repeating the same request cannot help. */
    public boolean callersFault() {
        return status < 500;
    }
}
