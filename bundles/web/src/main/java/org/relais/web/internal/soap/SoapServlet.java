package org.relais.web.internal.soap;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.relais.web.internal.admission.Admission;
import org.relais.web.internal.cxf.CxfEndpoint;
import org.relais.web.internal.cxf.Generation;
import org.relais.web.internal.cxf.InFlight;
import org.relais.web.internal.limits.LimitedRequest;
import org.relais.web.internal.limits.PayloadTooLargeException;
import org.relais.web.internal.limits.RequestLimits;
import org.relais.web.internal.metrics.RequestTimer;
import org.relais.web.internal.problem.Beginning;
import org.relais.web.internal.problem.Language;
import org.relais.web.internal.problem.Problem;
import org.relais.web.internal.problem.ProblemDocument;
import org.relais.web.internal.problem.Problems;

/** Everything below {@code /soap}: hands a message to the endpoint that has the address at that moment. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("relais-soap")
@HttpWhiteboardServletPattern("/soap/*")
@HttpWhiteboardServletAsyncSupported
public final class SoapServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String UNMATCHED = "unmatched";

    private final transient SoapWhiteboard whiteboard;
    private final transient RequestLimits limits;
    private final transient RequestTimer timer;
    private final transient Beginning beginning;

    @Activate
    public SoapServlet(
            @Reference SoapWhiteboard whiteboard,
            @Reference RequestLimits limits,
            @Reference RequestTimer timer,
            @Reference Beginning beginning) {
        this.whiteboard = whiteboard;
        this.limits = limits;
        this.timer = timer;
        this.beginning = beginning;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long start = System.nanoTime();
        String path = String.valueOf(request.getPathInfo());
        SoapAddress address = whiteboard.find(path);
        Optional<Problem> refusal = Admission.refusalOfSoap(request);
        try {
            if (refusal.isPresent()) {
                LimitedRequest.drain(request);
                refuse(request, response, refusal.get());
            } else if ("POST".equals(request.getMethod()) || asksForContract(request)) {
                answer(address, request, response);
            } else {
                response.setHeader("Allow", "POST");
                refuse(request, response, Problem.ofStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED));
            }
        } finally {
            String route = address == null ? UNMATCHED : "/soap" + path;
            timer.record(request.getMethod(), route, response.getStatus(), start);
        }
    }

    private static boolean asksForContract(HttpServletRequest request) {
        String query = request.getQueryString();
        return "GET".equals(request.getMethod())
                && query != null
                && (query.regionMatches(true, 0, "wsdl", 0, 4) || query.regionMatches(true, 0, "xsd", 0, 3));
    }

    private void answer(@Nullable SoapAddress address, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Generation<CxfEndpoint> generation = address == null ? null : address.enter();
        if (generation == null) {
            LimitedRequest.drain(request);
            boolean unknown = address == null && !whiteboard.isEmpty() && beginning.isOver();
            refuse(request, response, unknown ? Problems.notFound() : Problems.starting());
            return;
        }
        try {
            HttpServletRequest limited = LimitedRequest.limit(request, limits.maxBytes(request));
            generation.content().serve(getServletConfig(), limited, response);
        } catch (PayloadTooLargeException e) {
            response.setHeader("Connection", "close");
            refuse(request, response, Problems.tooLarge(e));
        } catch (RuntimeException e) {
            refuse(request, response, Problems.of(e));
        } finally {
            InFlight.leave(generation, request);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        ProblemDocument.write(
                response, problem, Language.of(request.getHeader("Accept-Language")), request.getRequestURI());
    }
}
