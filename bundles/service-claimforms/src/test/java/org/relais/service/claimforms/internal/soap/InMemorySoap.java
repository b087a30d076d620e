package org.relais.service.claimforms.internal.soap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Logger;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
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
 * Publishes the endpoint behind its contract on the SOAP runtime, messages checked against the schema both ways, and calls it with
 * messages as they are on the wire. Only HTTP is left out.
 */
final class InMemorySoap implements AutoCloseable {

    private final Server server;

    InMemorySoap(ClaimFormsEndpoint endpoint) {
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setServiceBean(endpoint);
        factory.setWsdlLocation(Objects.requireNonNull(InMemorySoap.class.getResource("/wsdl/ClaimForms.wsdl"))
                .toString());
        factory.setServiceName(new QName(ClaimFormsEndpoint.NAMESPACE, "ClaimForms"));
        factory.setEndpointName(new QName(ClaimFormsEndpoint.NAMESPACE, "ClaimFormsSoap12"));
        factory.setAddress("memory:claim-forms");
        factory.setDestinationFactory(new MemoryTransport());
        FaultListener silent = (failure, description, message) -> false;
        factory.setProperties(Map.of(Message.SCHEMA_VALIDATION_ENABLED, "BOTH", FaultListener.class.getName(), silent));
        this.server = factory.create();
    }

    /** What is in the body of the answer, a fault included. */
    Element call(Version version, Caller caller, String content) throws Exception {
        String envelope =
                "<e:Envelope xmlns:e='%s'><e:Body>%s</e:Body></e:Envelope>".formatted(version.namespace, content);
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
