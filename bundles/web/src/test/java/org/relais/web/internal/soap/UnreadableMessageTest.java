package org.relais.web.internal.soap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.attachment.LazyDataSource;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.staxutils.StaxUtils;
import org.junit.jupiter.api.Test;

class UnreadableMessageTest {

    @Test
    void a_message_that_ends_before_its_body_is_unreadable() throws XMLStreamException {
        XMLStreamReader reader = StaxUtils.createXMLStreamReader(new StringReader("<a/>"));
        while (reader.hasNext()) {
            reader.next();
        }

        Exception failure = assertThrows(NoSuchElementException.class, reader::next);

        assertTrue(UnreadableMessage.isCauseOf(new Fault(failure)));
    }

    @Test
    void a_reference_to_an_attachment_that_was_not_sent_is_unreadable() {
        LazyDataSource absent = new LazyDataSource("cid:nothing", List.of());

        Exception failure = assertThrows(IllegalStateException.class, absent::getInputStream);

        assertTrue(UnreadableMessage.isCauseOf(new Fault(failure)));
    }

    @Test
    void the_same_exceptions_of_anybody_else_are_defects() {
        assertFalse(UnreadableMessage.isCauseOf(new Fault(new NoSuchElementException())));
        assertFalse(UnreadableMessage.isCauseOf(new Fault(new IllegalStateException("x"))));
    }
}
