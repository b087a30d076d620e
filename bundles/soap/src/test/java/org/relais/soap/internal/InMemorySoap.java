package org.relais.soap.internal;

import jakarta.jws.WebService;
import jakarta.xml.bind.JAXB;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.interceptor.security.DefaultSecurityContext;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.security.SecurityContext;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.transport.AbstractConduit;
import org.apache.cxf.transport.AbstractDestination;
import org.apache.cxf.transport.Conduit;
import org.apache.cxf.transport.Destination;
import org.apache.cxf.transport.DestinationFactory;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.relais.identity.Caller;
import org.w3c.dom.Element;

/**
 * Publishes an endpoint behind its contract on the SOAP runtime, messages checked against the schema both ways, and calls it as one
 * account with envelopes as they are on the wire. Only HTTP is left out.
 */
final class InMemorySoap implements AutoCloseable {

    private final Caller caller;
    private final Server server;

    InMemorySoap(Object endpoint, Caller caller) {
        this.caller = caller;
        WebService named = endpoint.getClass().getAnnotation(WebService.class);
        String service = named.serviceName();
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setServiceBean(endpoint);
        factory.setWsdlLocation(
                InMemorySoap.class.getResource("/wsdl/" + service + ".wsdl").toString());
        factory.setServiceName(new QName(named.targetNamespace(), service));
        factory.setEndpointName(new QName(named.targetNamespace(), named.portName()));
        factory.setAddress("memory:" + service);
        factory.setDestinationFactory(new MemoryTransport());
        FaultListener silent = (failure, description, message) -> false;
        factory.setProperties(Map.of(Message.SCHEMA_VALIDATION_ENABLED, "BOTH", FaultListener.class.getName(), silent));
        this.server = factory.create();
    }

    <T> T call(Object request, Class<T> response) throws Exception {
        return call(Version.SOAP_1_2, request, response);
    }

    /** @throws FaultException when the answer is a fault */
    <T> T call(Version version, Object request, Class<T> response) throws Exception {
        StringWriter body = new StringWriter();
        JAXB.marshal(request, body);
        String content = body.toString().replaceFirst("<\\?xml.*?\\?>", "");
        Element answer = exchange(
                version,
                "<e:Envelope xmlns:e='%s'><e:Body>%s</e:Body></e:Envelope>".formatted(version.namespace, content));
        if (answer.getLocalName().equals("Fault")) {
            throw new FaultException(answer.getTextContent());
        }
        return JAXB.unmarshal(new DOMSource(answer), response);
    }

    private Element exchange(Version version, String envelope) throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Message message = new MessageImpl();
        message.setContent(InputStream.class, new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8)));
        message.put(Message.CONTENT_TYPE, version.mediaType);
        message.put(Message.HTTP_REQUEST_METHOD, "POST");
        message.put(SecurityContext.class, new DefaultSecurityContext(caller, null));
        message.put(ByteArrayOutputStream.class, answer);
        ExchangeImpl exchange = new ExchangeImpl();
        exchange.setDestination(server.getDestination());
        message.setExchange(exchange);
        server.getDestination().getMessageObserver().onMessage(message);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return (Element) factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.toByteArray()))
                .getElementsByTagNameNS(version.namespace, "Body")
                .item(0)
                .getFirstChild();
    }

    @Override
    public void close() {
        server.destroy();
    }

    /** The two versions of SOAP. */
    enum Version {
        SOAP_1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml; charset=utf-8"),
        SOAP_1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml; charset=utf-8");

        private final String namespace;
        private final String mediaType;

        Version(String namespace, String mediaType) {
            this.namespace = namespace;
            this.mediaType = mediaType;
        }
    }

    /** The answer was a fault; the message is all of its text. */
    static final class FaultException extends Exception {

        private static final long serialVersionUID = 1L;

        FaultException(String message) {
            super(message);
        }
    }

    /** A transport whose answers go to the buffer that came with the request. */
    private static final class MemoryTransport implements DestinationFactory {

        @Override
        public Destination getDestination(EndpointInfo endpoint, Bus bus) {
            EndpointReferenceType reference = new EndpointReferenceType();
            return new AbstractDestination(reference, endpoint) {
                @Override
                protected Conduit getInbuiltBackChannel(Message request) {
                    return answer(reference, request.get(ByteArrayOutputStream.class));
                }

                @Override
                protected Logger getLogger() {
                    return Logger.getLogger("memory");
                }
            };
        }

        private static Conduit answer(EndpointReferenceType reference, OutputStream buffer) {
            return new AbstractConduit(reference) {
                @Override
                public void prepare(Message message) {
                    message.setContent(OutputStream.class, buffer);
                }

                @Override
                protected Logger getLogger() {
                    return Logger.getLogger("memory");
                }
            };
        }

        @Override
        public Set<String> getUriPrefixes() {
            return Set.of("memory:");
        }

        @Override
        public List<String> getTransportIds() {
            return List.of("memory");
        }
    }
}
