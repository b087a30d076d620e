package org.relais.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;

/** A call as the phone channel's form wants it; what the file leaves empty is left out. */
final class PhoneIntake {

    private PhoneIntake() {}

    static String body(Call call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        put(body, "site", call.site());
        put(body, "topic", call.topic());
        put(body, "subject", call.subject());
        put(body, "commune", call.commune());
        ObjectNode requester = requester(call);
        if (!requester.isEmpty()) {
            body.set("requester", requester);
        }
        body.set("call", facts(call));
        put(body, "outcome", call.outcome());
        put(body, "department", call.department());
        return body.toString();
    }

    private static ObjectNode requester(Call call) {
        ObjectNode requester = JsonNodeFactory.instance.objectNode();
        put(requester, "firstName", call.firstName());
        put(requester, "lastName", call.lastName());
        put(requester, "phone", call.isAnonymous() ? "" : call.caller());
        return requester;
    }

    private static ObjectNode facts(Call call) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        put(facts, "callId", call.callId());
        put(facts, "caller", call.caller());
        put(facts, "startedAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(call.startedAt()));
        return facts.put("waitSeconds", call.waitSeconds()).put("talkSeconds", call.talkSeconds());
    }

    private static void put(ObjectNode node, String member, String value) {
        if (!value.isEmpty()) {
            node.put(member, value);
        }
    }
}
