package org.relais.persistence.internal.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnitDescriptorTest {

    @Test
    void aUnitIsReadWithItsClassesAndItsChangelog() throws IOException {
        List<UnitDescriptor> units = parse("""
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.2">
                  <persistence-unit name="letters">
                    <class> org.example.Letter </class>
                    <class>org.example.Stamp</class>
                    <properties><property name="relais.changelog" value="db/letters.xml"/></properties>
                  </persistence-unit>
                  <persistence-unit name="other"/>
                </persistence>""");

        assertEquals(
                List.of("letters", "other"),
                units.stream().map(UnitDescriptor::name).toList());
        assertEquals(
                List.of("org.example.Letter", "org.example.Stamp"), units.get(0).classes());
        assertEquals(Optional.of("db/letters.xml"), units.get(0).changelog());
        assertEquals(Optional.empty(), units.get(1).changelog());
    }

    @Test
    void brokenXmlIsRefused() {
        assertThrows(IOException.class, () -> parse("<persistence>"));
    }

    @Test
    void aDocumentTypeIsRefusedBecauseItCouldReadFiles() {
        assertThrows(
                IOException.class,
                () -> parse("<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><persistence>&e;</persistence>"));
    }

    private static List<UnitDescriptor> parse(String xml) throws IOException {
        return UnitDescriptor.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
