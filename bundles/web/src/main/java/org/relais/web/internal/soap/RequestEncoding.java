package org.relais.web.internal.soap;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.helpers.HttpHeaderHelper;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxInEndingInterceptor;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the encoding of a message to its byte order mark, its XML declaration or else UTF-8 when the media type does not name one (RFC
 * 7303); CXF would take it for ISO 8859-1, and with no encoding for UTF-8 whatever the declaration says. It runs after attachments were told apart and before the XML is read.
 */
final class RequestEncoding extends AbstractPhaseInterceptor<Message> {

    RequestEncoding() {
        super(Phase.POST_STREAM);
        addBefore(StaxInInterceptor.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        String type = typeOfXml(message);
        InputStream body = message.getContent(InputStream.class);
        if (isGET(message) || body == null || (type != null && HttpHeaderHelper.findCharset(type) != null)) {
            return;
        }
        message.remove(Message.ENCODING);
        try {
            message.setContent(
                    XMLStreamReader.class, StaxUtils.configureReader(StaxUtils.createXMLStreamReader(body), message));
        } catch (XMLStreamException e) {
            throw new Fault(e);
        }
        message.getInterceptorChain().add(StaxInEndingInterceptor.INSTANCE);
    }

    /** The media type of the XML itself: in a message with attachments that of its root part. */
    private static @Nullable String typeOfXml(Message message) {
        Map<String, List<String>> root =
                CastUtils.cast((Map<?, ?>) message.get(AttachmentDeserializer.ATTACHMENT_PART_HEADERS));
        if (root == null) {
            return (String) message.get(Message.CONTENT_TYPE);
        }
        List<String> types = root.get("Content-Type");
        return types == null ? null : String.join("; ", types);
    }
}
