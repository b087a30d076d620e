package org.relais.itests.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Phone calls for the intake, each with an id of its own. */
public final class Calls {

    public static final String INTAKES = "/api/v1/channels/phone/intakes";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Calls() {}

    /** A call with every field of the form, which opens a case for DPASS. */
    public static ObjectNode complete() {
        ObjectNode form = of("CASE");
        form.put("subject", "Certificat de vaccination non reçu");
        form.put("description", "Deux doses reçues, aucun certificat");
        form.put("commune", "Païta");
        form.put("department", "DPASS");
        form.putObject("requester")
                .put("firstName", "Léa")
                .put("lastName", "Kaloï")
                .put("phone", "20.52.52")
                .put("email", "lea@example.nc")
                .put("language", "fr");
        ((ObjectNode) form.get("call"))
                .put("caller", "20.52.52")
                .put("startedAt", "2021-09-07T07:13:04+11:00")
                .put("waitSeconds", 23)
                .put("talkSeconds", 329);
        return form;
    }

    /** A call with as few fields as its outcome allows. */
    public static ObjectNode of(String outcome) {
        ObjectNode form = JSON.createObjectNode();
        form.put("site", "caps").put("topic", "vaccination").put("outcome", outcome);
        form.putObject("call").put("callId", newKey());
        return form;
    }

    public static String newKey() {
        return "it-" + UUID.randomUUID();
    }

    /** Hands the call in with its own id as the key. */
    public static Answer receive(Api api, ObjectNode form) {
        return receive(api, form.at("/call/callId").asText(), form);
    }

    public static Answer receive(Api api, String key, ObjectNode form) {
        return api.with("Idempotency-Key", key).post(INTAKES, form.toString());
    }

    /** Opens a case for DPASS and answers its reference. */
    public static String openCase(Api api) {
        return receive(api, complete()).expect(201).text("/cases/0/reference");
    }
}
