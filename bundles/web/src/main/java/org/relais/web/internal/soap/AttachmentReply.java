package org.relais.web.internal.soap;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** Answers with MTOM who asked with MTOM; plain clients get plain XML. */
final class AttachmentReply extends AbstractPhaseInterceptor<Message> {

    AttachmentReply() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(Message message) {
        HttpServletRequest request =
                (HttpServletRequest) message.getExchange().getInMessage().get(AbstractHTTPDestination.HTTP_REQUEST);
        String type = request == null ? null : request.getContentType();
        message.put(Message.MTOM_ENABLED, type != null && type.regionMatches(true, 0, "multipart/", 0, 10));
    }
}
