package org.relais.web.internal.soap;

import java.nio.charset.StandardCharsets;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Answers and faults are UTF-8, whatever the message came in. */
final class ReplyEncoding extends AbstractPhaseInterceptor<Message> {

    ReplyEncoding() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(Message message) {
        message.put(Message.ENCODING, StandardCharsets.UTF_8.name());
    }
}
