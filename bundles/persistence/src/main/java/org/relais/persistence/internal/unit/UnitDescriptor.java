package org.relais.persistence.internal.unit;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * One persistence unit as a {@code META-INF/persistence.xml} describes it.
 *
 * @param classes the entities and embeddables, by name; nothing is scanned
 */
public record UnitDescriptor(
        String name, List<String> classes, List<String> mappingFiles, Map<String, String> properties) {

    /** The property that names the unit's Liquibase changelog on the bundle's class path. */
    public static final String CHANGELOG = "relais.changelog";

    public UnitDescriptor {
        classes = List.copyOf(classes);
        mappingFiles = List.copyOf(mappingFiles);
        properties = Map.copyOf(properties);
        if (name.isBlank()) {
            throw new IllegalArgumentException("persistence.xml: a persistence-unit without a name");
        }
    }

    /** The changelog; empty for a unit whose tables are somebody else's. */
    public Optional<String> changelog() {
        return Optional.ofNullable(properties.get(CHANGELOG));
    }

    /**
     * Reads all units of a file.
     *
     * @throws IOException when the file cannot be read or is no XML
     */
    public static List<UnitDescriptor> parse(InputStream xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // without it the parser writes to System.err
            builder.setErrorHandler(new DefaultHandler());
            Document document = builder.parse(xml);
            return elements(document.getDocumentElement(), "persistence-unit").stream()
                    .map(UnitDescriptor::unit)
                    .toList();
        } catch (ParserConfigurationException | SAXException failure) {
            throw new IOException("persistence.xml: " + failure.getMessage(), failure);
        }
    }

    private static UnitDescriptor unit(Element unit) {
        Map<String, String> properties = new TreeMap<>();
        for (Element property : elements(unit, "property")) {
            properties.put(property.getAttribute("name"), property.getAttribute("value"));
        }
        return new UnitDescriptor(
                unit.getAttribute("name"), texts(unit, "class"), texts(unit, "mapping-file"), properties);
    }

    private static List<String> texts(Element parent, String name) {
        return elements(parent, name).stream()
                .map(element -> element.getTextContent().strip())
                .toList();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
