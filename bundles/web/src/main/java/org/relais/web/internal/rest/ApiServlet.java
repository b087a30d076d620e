package org.relais.web.internal.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.relais.web.internal.admission.Admission;
import org.relais.web.internal.cxf.Generation;
import org.relais.web.internal.cxf.InFlight;
import org.relais.web.internal.limits.LimitedRequest;
import org.relais.web.internal.limits.PayloadTooLargeException;
import org.relais.web.internal.limits.RequestLimits;
import org.relais.web.internal.metrics.RequestTimer;
import org.relais.web.internal.problem.Language;
import org.relais.web.internal.problem.Problem;
import org.relais.web.internal.problem.ProblemDocument;
import org.relais.web.internal.problem.Problems;

/** Everything below {@code /api}: hands a request to the resources of the moment, and answers nothing but JSON. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("relais-api")
@HttpWhiteboardServletPattern("/api/*")
@HttpWhiteboardServletAsyncSupported
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient RestWhiteboard whiteboard;
    private final transient RequestLimits limits;
    private final transient RequestTimer timer;

    @Activate
    public ApiServlet(
            @Reference RestWhiteboard whiteboard, @Reference RequestLimits limits, @Reference RequestTimer timer) {
        this.whiteboard = whiteboard;
        this.limits = limits;
        this.timer = timer;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long start = System.nanoTime();
        try {
            answer(request, response);
        } finally {
            Object route = request.getAttribute(RouteFilter.ROUTE);
            timer.record(
                    request.getMethod(), route == null ? "unmatched" : route.toString(), response.getStatus(), start);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isVersioned(request.getPathInfo())) {
            LimitedRequest.drain(request);
            refuse(request, response, Problems.notFound());
            return;
        }
        Optional<Problem> refusal = Admission.refusalOfRest(request);
        if (refusal.isPresent()) {
            LimitedRequest.drain(request);
            refuse(request, response, refusal.get());
            return;
        }
        Generation<RestApplication> generation = whiteboard.generations().enter();
        if (generation == null) {
            LimitedRequest.drain(request);
            refuse(request, response, Problems.starting());
            return;
        }
        try {
            serve(generation.content(), request, response);
        } catch (PayloadTooLargeException e) {
            response.setHeader("Connection", "close");
            refuse(request, response, Problems.tooLarge(e));
        } catch (RuntimeException e) {
            refuse(request, response, Problems.of(e));
        } finally {
            InFlight.leave(generation, request);
        }
    }

    private void serve(RestApplication application, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Locale language = Language.of(request.getHeader("Accept-Language"));
        application.serve(
                getServletConfig(),
                LimitedRequest.limit(request, limits.maxBytes(request)),
                new ProblemResponse(response, language, request.getRequestURI()));
    }

    private static boolean isVersioned(String path) {
        return path != null
                && path.startsWith(RestApplication.ADDRESS)
                && (path.length() == RestApplication.ADDRESS.length()
                        || path.charAt(RestApplication.ADDRESS.length()) == '/');
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        Locale language = Language.of(request.getHeader("Accept-Language"));
        ProblemDocument.write(response, problem, language, request.getRequestURI());
    }
}
