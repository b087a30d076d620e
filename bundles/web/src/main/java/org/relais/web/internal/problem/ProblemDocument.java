package org.relais.web.internal.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.errors.FieldError;

/** A {@link Problem} in one language as RFC 9457 {@code application/problem+json}. */
public final class ProblemDocument {

    public static final String MEDIA_TYPE = "application/problem+json";
    public static final String CHALLENGE = "Basic realm=\"Relais\", Bearer";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProblemDocument() {}

    /** A member where there is text alone: what is text already as it is, anything else as JSON. */
    public static String text(Object member) {
        try {
            return member instanceof String text ? text : JSON.writeValueAsString(member);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document's text in UTF-8; {@code instance} is the path of the request when that is known. */
    public static byte[] bytes(Problem problem, Locale language, @Nullable String instance) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:relais:problem:" + problem.code());
        members.put("title", problem.title().in(language));
        members.put("status", problem.status());
        members.put("detail", problem.detail().in(language));
        members.put("code", problem.code());
        if (!problem.errors().isEmpty()) {
            members.put("errors", errors(problem.errors(), language));
        }
        if (instance != null) {
            members.put("instance", instance);
        }
        problem.members().forEach(members::putIfAbsent);
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, String>> errors(List<FieldError> errors, Locale language) {
        return errors.stream()
                .map(error -> {
                    Map<String, String> one = new LinkedHashMap<>();
                    one.put("pointer", error.pointer());
                    one.put("detail", error.detail().in(language));
                    return one;
                })
                .collect(Collectors.toList());
    }

    /** The headers that go with the document. */
    public static Map<String, String> headers(Problem problem, Locale language) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Language", language.getLanguage());
        headers.put("Cache-Control", "no-store");
        Duration delay = problem.retryAfter();
        if (delay != null) {
            headers.put("Retry-After", Long.toString(Math.max(1, delay.toSeconds())));
        }
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            headers.put("WWW-Authenticate", CHALLENGE);
        }
        return headers;
    }

    /** Answers a request with the document, unless an answer is already on its way. */
    public static void write(HttpServletResponse response, Problem problem, Locale language, String instance)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = bytes(problem, language, instance);
        response.resetBuffer();
        response.setStatus(problem.status());
        headers(problem, language).forEach(response::setHeader);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
