package org.relais.web.internal.soap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.ws.WebFault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.frontend.WSDLQueryException;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.relais.errors.FieldError;
import org.relais.web.internal.limits.LimitedRequest;
import org.relais.web.internal.problem.Language;
import org.relais.web.internal.problem.Problem;
import org.relais.web.internal.problem.ProblemDocument;
import org.relais.web.internal.problem.Problems;
import org.w3c.dom.Element;

/**
 * Turns a failure into a fault whose detail holds {@code {urn:relais:problem}problem} with the members of a problem document. Faults
 * that an operation declares are left as they are.
 */
final class ProblemFault extends AbstractSoapInterceptor {

    static final String NAMESPACE = "urn:relais:problem";

    private static final String ALLOWED_ACTIONS = "allowedActions";

    ProblemFault() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Exception failure = message.getContent(Exception.class);
        if (failure == null || isDeclared(failure.getCause())) {
            return;
        }
        Message request = message.getExchange().getInMessage();
        HttpServletRequest http = (HttpServletRequest) request.get(AbstractHTTPDestination.HTTP_REQUEST);
        if (http != null) {
            LimitedRequest.drain(http);
        }
        Locale language = Language.of(http == null ? null : http.getHeader("Accept-Language"));
        Problem problem = problem(failure);
        SoapFault fault = new SoapFault(
                problem.detail().in(language),
                problem.callersFault()
                        ? message.getVersion().getSender()
                        : message.getVersion().getReceiver());
        fault.setLang(language.getLanguage());
        describe(problem, language, fault.getOrCreateDetail());
        message.setContent(Exception.class, fault);
        announceDelay(problem, fault, message);
        if ("GET".equals(request.get(Message.HTTP_REQUEST_METHOD))) {
            fault.setStatusCode(problem.status());
        }
    }

    private static boolean isDeclared(Throwable cause) {
        return cause != null && cause.getClass().isAnnotationPresent(WebFault.class);
    }

    private static Problem problem(Exception failure) {
        Optional<Problem> expected = Problems.expected(failure);
        if (expected.isPresent()) {
            return expected.get();
        }
        if (UnreadableMessage.isCauseOf(failure)) {
            return Problems.incompleteMessage();
        }
        if (failure.getCause() instanceof WSDLQueryException) {
            return Problems.notFound();
        }
        return isClientFault(failure) ? Problems.invalidMessage(reason(failure)) : Problems.of(failure);
    }

    /** CXF itself found the message wrong: an unknown operation, an unknown SOAP version, content that breaks the contract. */
    private static boolean isClientFault(Exception failure) {
        if (!(failure instanceof Fault fault)) {
            return false;
        }
        Throwable cause = fault.getCause();
        return cause instanceof JAXBException
                || fault instanceof SoapFault
                || Fault.FAULT_CODE_CLIENT.equals(fault.getFaultCode())
                || cause == null;
    }

    private static String reason(Exception failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof JAXBException jaxb && jaxb.getLinkedException() != null) {
            return String.valueOf(jaxb.getLinkedException().getMessage());
        }
        return String.valueOf(failure.getMessage());
    }

    private static void describe(Problem problem, Locale language, Element detail) {
        Element element = child(detail, "problem");
        text(element, "code", problem.code());
        text(element, "title", problem.title().in(language));
        text(element, "status", Integer.toString(problem.status()));
        text(element, "detail", problem.detail().in(language));
        for (FieldError error : problem.errors()) {
            Element entry = child(element, "error");
            text(entry, "pointer", error.pointer());
            text(entry, "detail", error.detail().in(language));
        }
        if (problem.members().get(ALLOWED_ACTIONS) instanceof List<?> actions) {
            actions.forEach(action -> text(element, "allowedAction", String.valueOf(action)));
        }
        new TreeMap<>(problem.members()).forEach((name, value) -> {
            if (!name.equals(ALLOWED_ACTIONS)) {
                Element member = child(element, "member");
                member.setAttribute("name", name);
                member.setTextContent(ProblemDocument.text(value));
            }
        });
    }

    private static Element child(Element parent, String name) {
        Element element = parent.getOwnerDocument().createElementNS(NAMESPACE, "p:" + name);
        parent.appendChild(element);
        return element;
    }

    private static void text(Element parent, String name, String text) {
        child(parent, name).setTextContent(text);
    }

    /** Unavailable for now is the one fault that the status line tells apart, so that a proxy or a simple client can wait. */
    private static void announceDelay(Problem problem, SoapFault fault, SoapMessage message) {
        Duration delay = problem.retryAfter();
        if (delay != null) {
            fault.setStatusCode(problem.status());
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.put("Retry-After", List.of(Long.toString(Math.max(1, delay.toSeconds()))));
            message.put(Message.PROTOCOL_HEADERS, headers);
        }
    }
}
