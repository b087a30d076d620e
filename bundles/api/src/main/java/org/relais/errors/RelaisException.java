package org.relais.errors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relais.texts.LocalizedText;

/**
 * The one unchecked exception of Relais. It says to a person what to change ({@link #detail}) and to a program what happened
 * ({@link #code}). The message, for logs, is the English detail; it never carries personal data.
 */
public final class RelaisException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient LocalizedText detail;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members;
    private final transient Optional<Duration> retryAfter;

    private RelaisException(Builder builder) {
        super(builder.code.value() + ": " + builder.detail.en(), builder.cause);
        this.code = builder.code;
        this.detail = builder.detail;
        this.errors = List.copyOf(builder.errors);
        this.members = Map.copyOf(builder.members);
        this.retryAfter = Optional.ofNullable(builder.retryAfter);
    }

    /** An error with nothing but its code and the particulars. */
    public static RelaisException of(ErrorCode code, LocalizedText detail) {
        return builder(code, detail).build();
    }

    public static Builder builder(ErrorCode code, LocalizedText detail) {
        return new Builder(code, detail);
    }

    public ErrorCode code() {
        return code;
    }

    /** What happened this time and what to change. */
    public LocalizedText detail() {
        return detail;
    }

    /** The fields at fault; empty when the error is not about fields. */
    public List<FieldError> errors() {
        return errors;
    }

    /** Further members of the problem document, for example {@code allowedActions}; values are strings, numbers, lists or
     * maps of them. */
    public Map<String, Object> members() {
        return members;
    }

    /** When it makes sense to try again; present on errors of category UNAVAILABLE and THROTTLED. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Collects what an error carries beyond its code. Not thread-safe. */
    public static final class Builder {
        private final ErrorCode code;
        private final LocalizedText detail;
        private List<FieldError> errors = List.of();
        private Map<String, Object> members = Map.of();
        private @org.jspecify.annotations.Nullable Duration retryAfter;
        private @org.jspecify.annotations.Nullable Throwable cause;

        private Builder(ErrorCode code, LocalizedText detail) {
            this.code = code;
            this.detail = detail;
        }

        public Builder errors(List<FieldError> fields) {
            this.errors = fields;
            return this;
        }

        public Builder members(Map<String, Object> extensions) {
            this.members = extensions;
            return this;
        }

        public Builder retryAfter(Duration delay) {
            this.retryAfter = delay;
            return this;
        }

        public Builder cause(Throwable throwable) {
            this.cause = throwable;
            return this;
        }

        public RelaisException build() {
            return new RelaisException(this);
        }
    }
}
