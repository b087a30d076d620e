package org.relais.soap.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** How the members of a form that the contract leaves open are read. */
class ElementValueTest {

    private static Map<String, Object> read(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader("<form xmlns=\"urn:form\">" + xml + "</form>")))
                .getDocumentElement();
        Map<String, Object> members = new LinkedHashMap<>();
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            ElementValue.add(members, (Element) child, "");
        }
        return members;
    }

    @Test
    void aNameThatOccursAgainMakesAList() throws Exception {
        assertEquals(Map.of("item", List.of("a", "b", "c")), read("<item>a</item><item>b</item><item>c</item>"));
        assertEquals(
                Map.of("item", List.of(Map.of("name", "a"), Map.of("name", "b"))),
                read("<item><name>a</name></item><item><name>b</name></item>"));
    }

    @Test
    void aListOfOneIsSaidByAnAttribute() throws Exception {
        assertEquals(Map.of("item", "a"), read("<item>a</item>"));
        assertEquals(Map.of("item", List.of("a")), read("<item list=\"true\">a</item>"));
        assertEquals(Map.of("item", List.of(Map.of("name", "a"))), read("<item list=\"true\"><name>a</name></item>"));
        assertEquals(
                Map.of("item", List.of("a", "b")), read("<item list=\"true\">a</item><item list=\"true\">b</item>"));
    }
}
