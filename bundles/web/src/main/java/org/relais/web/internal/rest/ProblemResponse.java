package org.relais.web.internal.rest;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import org.relais.web.internal.problem.Problem;
import org.relais.web.internal.problem.ProblemDocument;
import org.relais.web.internal.problem.Problems;

/** Turns an error page of the container into a problem document. */
final class ProblemResponse extends HttpServletResponseWrapper {

    private final Locale language;
    private final String instance;

    ProblemResponse(HttpServletResponse response, Locale language, String instance) {
        super(response);
        this.language = language;
        this.instance = instance;
    }

    @Override
    public void sendError(int status) throws IOException {
        Problem problem = status == SC_NOT_FOUND ? Problems.notFound() : Problem.ofStatus(status);
        ProblemDocument.write((HttpServletResponse) getResponse(), problem, language, instance);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }
}
