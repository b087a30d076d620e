package org.relais.web.internal.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.relais.web.internal.limits.LimitedRequest;
import org.relais.web.internal.problem.Language;
import org.relais.web.internal.problem.Problem;
import org.relais.web.internal.problem.ProblemDocument;
import org.relais.web.internal.problem.Problems;

/** Answers every failure of an operation with a problem document. */
final class ProblemMapper implements ExceptionMapper<Throwable> {

    private final Departures departures;

    ProblemMapper(Departures departures) {
        this.departures = departures;
    }

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        if (clientHasGone(failure)) {
            return Response.serverError().build();
        }
        Message message =
                PhaseInterceptorChain.getCurrentMessage().getExchange().getInMessage();
        HttpServletRequest request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
        Locale language = Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        LimitedRequest.drain(request);
        boolean away = failure instanceof NotFoundException && departures.isAway(request.getPathInfo());
        Problem problem = away ? Problems.starting() : Problems.of(failure);
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(ProblemDocument.bytes(problem, language, request.getRequestURI()));
        ProblemDocument.headers(problem, language).forEach(answer::header);
        if (failure instanceof WebApplicationException web && web.getResponse().getHeaderString("Allow") != null) {
            answer.header("Allow", web.getResponse().getHeaderString("Allow"));
        }
        return answer.build();
    }

    /** Nobody reads the answer any more; nothing went wrong on our side. */
    private static boolean clientHasGone(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException || cause instanceof ClosedChannelException) {
                return true;
            }
        }
        return false;
    }
}
