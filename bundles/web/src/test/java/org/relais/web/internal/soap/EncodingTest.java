package org.relais.web.internal.soap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.junit.jupiter.api.Test;

class EncodingTest {

    private static final String TEXT = "Païta été";

    /** A message as CXF has it once it has read the headers, with the encoding that it took from them or guessed. */
    private static Message message(String type, String encoding, String xml, Charset charset) {
        Message message = new MessageImpl();
        message.setExchange(new ExchangeImpl());
        message.setInterceptorChain(new PhaseInterceptorChain(new TreeSet<>(Set.of(new Phase(Phase.POST_STREAM, 1)))));
        message.put(Message.CONTENT_TYPE, type);
        message.put(Message.ENCODING, encoding);
        message.setContent(InputStream.class, new ByteArrayInputStream(xml.getBytes(charset)));
        return message;
    }

    private static String read(Message message) throws XMLStreamException {
        new RequestEncoding().handleMessage(message);
        new StaxInInterceptor().handleMessage(message);
        XMLStreamReader reader = message.getContent(XMLStreamReader.class);
        assertNotNull(reader);
        reader.nextTag();
        return reader.getElementText();
    }

    @Test
    void without_a_charset_the_xml_declaration_decides() throws XMLStreamException {
        String latin = "<?xml version='1.0' encoding='ISO-8859-1'?><a>" + TEXT + "</a>";
        String utf8 = "<?xml version='1.0' encoding='UTF-8'?><a>" + TEXT + "</a>";

        assertEquals(TEXT, read(message("text/xml", "ISO-8859-1", latin, StandardCharsets.ISO_8859_1)));
        assertEquals(TEXT, read(message("application/soap+xml", "ISO-8859-1", utf8, StandardCharsets.UTF_8)));
    }

    @Test
    void without_a_declaration_either_it_is_utf_8() throws XMLStreamException {
        assertEquals(TEXT, read(message("text/xml", "ISO-8859-1", "<a>" + TEXT + "</a>", StandardCharsets.UTF_8)));
    }

    @Test
    void a_charset_is_heeded() throws XMLStreamException {
        assertEquals(
                TEXT,
                read(message(
                        "text/xml; charset=ISO-8859-1",
                        "ISO-8859-1",
                        "<a>" + TEXT + "</a>",
                        StandardCharsets.ISO_8859_1)));
    }

    @Test
    void with_attachments_the_root_part_decides() throws XMLStreamException {
        String type = "multipart/related; type=\"application/xop+xml\"";
        Message silent = message(type, "ISO-8859-1", "<a>" + TEXT + "</a>", StandardCharsets.UTF_8);
        silent.put(
                AttachmentDeserializer.ATTACHMENT_PART_HEADERS,
                Map.of("Content-Type", List.of("application/xop+xml; type=\"text/xml\"")));
        Message spoken = message(type, "UTF-16BE", "<a>" + TEXT + "</a>", StandardCharsets.UTF_16BE);
        spoken.put(
                AttachmentDeserializer.ATTACHMENT_PART_HEADERS,
                Map.of("Content-Type", List.of("application/xop+xml; charset=UTF-16BE; type=\"text/xml\"")));

        assertEquals(TEXT, read(silent));
        assertEquals(TEXT, read(spoken));
    }

    @Test
    void an_answer_is_utf_8_also_to_a_message_in_another_encoding() {
        Message answer = message("text/xml", "ISO-8859-1", "<a/>", StandardCharsets.UTF_8);

        new ReplyEncoding().handleMessage(answer);

        assertEquals("UTF-8", answer.get(Message.ENCODING));
    }
}
