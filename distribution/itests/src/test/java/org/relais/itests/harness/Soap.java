package org.relais.itests.harness;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Hand-written SOAP messages, as a client without a toolkit sends them. */
public enum Soap {
    V11("http://schemas.xmlsoap.org/soap/envelope/", "text/xml;charset=UTF-8"),
    V12("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml;charset=UTF-8");

    private static final String SECURITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String TEXT =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

    private final String namespace;
    private final String contentType;

    Soap(String namespace, String contentType) {
        this.namespace = namespace;
        this.contentType = contentType;
    }

    /** Calls an operation of the case desk. {@code body} is the request's element without its namespace. */
    public Answer call(Api api, String operation, String members) {
        return send(api, "/soap/cases", "", "urn:relais:cases", operation, members);
    }

    /** The same for a caller who names himself in a WS-Security header. */
    public Answer callAs(Api api, String account, String password, String operation, String members) {
        String header = ("<wsse:Security xmlns:wsse=\"%s\" s:mustUnderstand=\"1\"><wsse:UsernameToken>"
                        + "<wsse:Username>%s</wsse:Username><wsse:Password Type=\"%s\">%s</wsse:Password>"
                        + "</wsse:UsernameToken></wsse:Security>")
                .formatted(SECURITY, account, TEXT, password);
        return send(api, "/soap/cases", header, "urn:relais:cases", operation, members);
    }

    public Answer send(Api api, String path, String header, String target, String operation, String members) {
        String envelope =
                "<s:Envelope xmlns:s=\"%s\"><s:Header>%s</s:Header><s:Body><%s xmlns=\"%s\">%s</%s></s:Body></s:Envelope>"
                        .formatted(namespace, header, operation, target, members, operation);
        Api client = api.with("Content-Type", contentType);
        Api addressed = this == V11 ? client.with("SOAPAction", "\"" + target + ":" + operation + "\"") : client;
        return addressed.send("POST", path, envelope);
    }

    /** The text of the first element of this name; empty when there is none. The answer must be an envelope of this version. */
    public String text(Answer answer, String element) {
        Document document = parse(answer);
        if (!namespace.equals(document.getDocumentElement().getNamespaceURI())) {
            throw new AssertionError("not an envelope of " + this + ": " + answer);
        }
        var elements = document.getElementsByTagNameNS("*", element);
        return elements.getLength() == 0 ? "" : elements.item(0).getTextContent();
    }

    private static Document parse(Answer answer) {
        // MTOM answers carry the envelope as the first of several parts
        Matcher envelope =
                Pattern.compile("(?s)<([A-Za-z0-9]+:)?Envelope.*Envelope>").matcher(answer.body());
        if (!envelope.find()) {
            throw new AssertionError("no envelope in " + answer);
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(envelope.group())));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not XML: " + answer, e);
        }
    }
}
