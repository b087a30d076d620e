package org.relais.web.internal.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.relais.web.internal.problem.Problem;
import org.relais.web.internal.problem.Problems;

/**
 * Refuses requests that are wrong whatever they are about: sent by a page of another site, with an address that cannot be decoded, with
 * two values where one counts, or of a media type that nobody reads here. Nothing has been done for a request that is refused.
 */
public final class Admission {

    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final List<String> SINGLE = List.of("Idempotency-Key", "If-Match", "Content-Type");
    private static final String JSON = "application/json";
    private static final Set<String> SOAP = Set.of("text/xml", "application/soap+xml", "multipart/related");

    private Admission() {}

    /** The refusal of a request to {@code /api}, or nothing. */
    public static Optional<Problem> refusalOfRest(HttpServletRequest request) {
        return refusal(request).or(() -> refusalOfJson(request));
    }

    /** The refusal of a request to {@code /soap}, or nothing. */
    public static Optional<Problem> refusalOfSoap(HttpServletRequest request) {
        return refusal(request)
                .or(() -> "POST".equals(request.getMethod()) ? refusalOfMessage(request) : Optional.empty());
    }

    private static Optional<Problem> refusal(HttpServletRequest request) {
        if (CrossSite.isUnsafe(request)) {
            return Optional.of(Problems.crossSite());
        }
        String query = request.getQueryString();
        if (query != null && BAD_ESCAPE.matcher(query).find()) {
            return Optional.of(Problems.malformedQuery());
        }
        return SINGLE.stream()
                .filter(name -> isRepeated(request, name))
                .findFirst()
                .map(Problems::repeatedHeader);
    }

    private static boolean isRepeated(HttpServletRequest request, String header) {
        Enumeration<String> values = request.getHeaders(header);
        if (values == null || !values.hasMoreElements()) {
            return false;
        }
        values.nextElement();
        return values.hasMoreElements();
    }

    /** A body says what it is, since browsers let any page send one that does not; JSON is UTF-8 and nothing else. */
    private static Optional<Problem> refusalOfJson(HttpServletRequest request) {
        String header = request.getContentType();
        Optional<ContentType> type = ContentType.parse(header);
        boolean wrong = header == null ? hasBody(request) : type.isEmpty();
        if (type.isPresent()) {
            ContentType given = type.get();
            wrong = (given.is("application/octet-stream") && hasBody(request))
                    || (given.is(JSON)
                            && given.charset() != null
                            && !StandardCharsets.UTF_8.name().equalsIgnoreCase(given.charset()));
        }
        if (wrong) {
            return Optional.of(Problem.ofStatus(415, Problems.JSON_ONLY));
        }
        return ContentType.isAcceptable(request.getHeader("Accept"))
                ? Optional.empty()
                : Optional.of(Problem.ofStatus(406, Problems.JSON_OFFERED));
    }

    private static Optional<Problem> refusalOfMessage(HttpServletRequest request) {
        return ContentType.parse(request.getContentType())
                        .filter(type -> SOAP.stream().anyMatch(type::is) && type.hasKnownCharset())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Problem.ofStatus(415, Problems.SOAP_ONLY));
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }
}
