package org.relais.soap.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.texts.LocalizedText;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Elements that the contract leaves open, as values of a form: an element with elements is an object, any other a text or what its
 * {@code xsi:type} says, and a name that occurs again makes a list. A list of one is said by {@code list="true"}.
 */
final class ElementValue {

    private static final int MAX_DEPTH = 32;
    private static final String LIST = "list";

    private ElementValue() {}

    /**
     * Adds an element to the members of its parent.
     *
     * @param pointer of the parent
     */
    static void add(Map<String, Object> members, Element element, String pointer) {
        String name = element.getLocalName();
        Object value = of(element, pointer + "/" + name);
        @Nullable Object before = members.get(name);
        if (before == null) {
            members.put(name, element.getAttribute(LIST).strip().equals("true") ? List.of(value) : value);
        } else {
            List<Object> values = new ArrayList<>(before instanceof List<?> list ? list : List.of(before));
            values.add(value);
            members.put(name, values);
        }
    }

    private static Object of(Element element, String pointer) {
        if (pointer.chars().filter(character -> character == '/').count() > MAX_DEPTH) {
            throw Errors.invalid(pointer, new LocalizedText("Trop de niveaux imbriqués.", "Nested too deeply."));
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element nested) {
                add(members, nested, pointer);
            }
        }
        return members.isEmpty() ? leaf(element, pointer) : members;
    }

    private static Object leaf(Element element, String pointer) {
        String text = element.getTextContent();
        String type = element.getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "type");
        int colon = type.indexOf(':');
        @Nullable String namespace = element.lookupNamespaceURI(colon < 0 ? null : type.substring(0, colon));
        if (!XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(namespace)) {
            return text;
        }
        return switch (type.substring(colon + 1)) {
            case "int", "integer", "long", "decimal" -> number(text.strip(), pointer);
            case "boolean" -> flag(text.strip(), pointer);
            default -> text;
        };
    }

    private static Object number(String text, String pointer) {
        if (text.matches("[+-]?\\d{1,18}")) {
            return Long.valueOf(text);
        }
        if (text.matches("[+-]?\\d{1,100}(\\.\\d{0,100})?")) {
            return new BigDecimal(text);
        }
        throw Errors.invalid(pointer, new LocalizedText("Un nombre est attendu.", "A number is expected."));
    }

    private static Boolean flag(String text, String pointer) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                throw Errors.invalid(
                        pointer, new LocalizedText("true ou false est attendu.", "true or false is expected."));
        };
    }
}
