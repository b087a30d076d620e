package org.relais.web.internal.jetty;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.relais.web.internal.problem.Beginning;
import org.relais.web.internal.problem.Language;
import org.relais.web.internal.problem.Problem;
import org.relais.web.internal.problem.ProblemDocument;

/** Answers what the server refuses by itself, for example an address that cannot be decoded, with a problem document. */
final class ProblemErrorHandler extends ErrorHandler {

    /** What Jetty takes for the path of a request whose own path it refuses to decode. */
    private static final String UNREADABLE = "/badMessage";

    private final Beginning beginning;

    ProblemErrorHandler(Beginning beginning) {
        this.beginning = beginning;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Locale language = Language.of(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
        Problem problem = Problem.ofStatus(beginning.status(status));
        response.setStatus(problem.status());
        ProblemDocument.headers(problem, language)
                .forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE);
        byte[] body = ProblemDocument.bytes(
                problem, language, instance(request.getHttpURI().getPath()));
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Nothing when the server could not make out the path and put its own in its place. */
    static @Nullable String instance(@Nullable String path) {
        return UNREADABLE.equals(path) ? null : path;
    }
}
