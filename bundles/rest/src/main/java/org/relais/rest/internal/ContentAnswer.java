package org.relais.rest.internal;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.relais.documents.DocumentContent;
import org.relais.documents.DocumentView;

/**
 * Hands out a content so that it can do no harm in a browser: it is to be saved, is of no other type than we say, and would run
 * nothing if it were shown all the same. Nobody in between keeps it.
 */
final class ContentAnswer {

    /** RFC 9110, section 14.1.2, one range. */
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private static final int BUFFER = 64 * 1024;

    private ContentAnswer() {}

    static Response of(DocumentContent content, @Nullable String range, @Nullable String ifRange) {
        DocumentView document = content.document();
        String tag = '"' + document.sha256() + '"';
        Part whole = new Part(0, document.size());
        boolean asked =
                range != null && RANGE.matcher(range.strip()).matches() && (ifRange == null || ifRange.equals(tag));
        Optional<Part> part = asked ? part(range.strip(), document.size()) : Optional.of(whole);
        Part sent = part.orElseThrow(() -> new ClientErrorException(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE));
        return harmless(asked ? partial(sent, document.size()) : Response.ok(), document.name())
                .entity(body(content, sent))
                .type(document.type())
                .header(HttpHeaders.CONTENT_LENGTH, sent.length())
                .header(HttpHeaders.ETAG, tag)
                .header("Accept-Ranges", "bytes")
                .build();
    }

    /**
     * A content that was made for this answer and is not kept.
     *
     * @param type media type, with the charset of a text
     * @param content octets, or what streams them
     */
    static Response made(String name, String type, Object content) {
        return harmless(Response.ok(content, type), name).build();
    }

    private static Response.ResponseBuilder harmless(Response.ResponseBuilder answer, String name) {
        return answer.header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private record Part(long from, long length) {}

    private static Response.ResponseBuilder partial(Part part, long size) {
        long last = part.from() + part.length() - 1;
        return Response.status(Response.Status.PARTIAL_CONTENT)
                .header("Content-Range", "bytes %d-%d/%d".formatted(part.from(), last, size));
    }

    /** Nothing for a part that does not exist. */
    private static Optional<Part> part(String range, long size) {
        Matcher bounds = RANGE.matcher(range);
        if (!bounds.matches() || (bounds.group(1).isEmpty() && bounds.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (bounds.group(1).isEmpty()) {
            long length = Math.min(Long.parseLong(bounds.group(2)), size);
            return length == 0 ? Optional.empty() : Optional.of(new Part(size - length, length));
        }
        long from = Long.parseLong(bounds.group(1));
        long last = bounds.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(bounds.group(2)), size - 1);
        return from > last ? Optional.empty() : Optional.of(new Part(from, last - from + 1));
    }

    private static StreamingOutput body(DocumentContent content, Part part) {
        return out -> {
            try (InputStream in = content.source().open()) {
                in.skipNBytes(part.from());
                copy(in, out, part.length());
            }
        };
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the content ended early");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** RFC 6266: the name in ASCII for old clients, and as it is (RFC 8187) for all others. */
    static String disposition(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\x20-\\x7E]|[\"\\\\%]", "_");
        String exact = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, exact);
    }
}
