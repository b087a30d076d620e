package org.relais.itests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Claim forms as an officer registers and hands them over, by REST. */
public final class ClaimForms {

    public static final String SERVICE = "/api/v1/services/claim-forms";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** So that no two tests print the same number on their forms. */
    private static final AtomicInteger NUMBER = new AtomicInteger(1000);

    private final Api officer;

    /** @param officer signed in as somebody who works claim forms */
    public ClaimForms(Api officer) {
        this.officer = officer;
    }

    /** A complete form for the mutual, with a number that no other has. */
    public static ObjectNode complete(String mutual) {
        ObjectNode form = JSON.createObjectNode();
        form.put("formNumber", "FS-IT-" + NUMBER.incrementAndGet()).put("cafatNumber", "339411");
        if (!mutual.isEmpty()) {
            form.put("mutual", mutual);
        }
        form.putObject("insured")
                .put("firstName", "Noëlla")
                .put("lastName", "Bernanos-Zwyx")
                .put("birthDate", "1972-03-30");
        form.put("fullyCovered", false)
                .put("workAccident", false)
                .put("prescriptionJoined", true)
                .put("signed", true);
        return form;
    }

    public Answer register(ObjectNode form) {
        return register("it-" + form.path("formNumber").asText(), form);
    }

    public Answer register(String key, ObjectNode form) {
        return officer.with("Idempotency-Key", key).post(SERVICE + "/forms", form.toString());
    }

    /** The registration number of a form that is taken, now or when it is its turn. */
    public String registered(ObjectNode form) {
        register(form).expect(201);
        String path = SERVICE + "/forms?formNumber=" + form.path("formNumber").asText();
        Patience.until(
                "the form is registered",
                () -> officer.get(path).expect(200).json().at("/items/0/number").isTextual(),
                () -> officer.get(path));
        return officer.get(path).text("/items/0/number");
    }

    public Answer form(String number) {
        return officer.get(SERVICE + "/forms/" + number);
    }

    public String state(String number) {
        return form(number).expect(200).text("/state");
    }

    public Answer act(String number, String action, String body) {
        return officer.post(SERVICE + "/forms/" + number + "/actions/" + action, body);
    }

    /** The open slip of a destination. */
    public String openSlip(String destination) {
        return officer.post(SERVICE + "/slips", "{\"destination\":\"" + destination + "\"}")
                .expect(200)
                .text("/id");
    }

    public Answer slip(String slip) {
        return officer.get(SERVICE + "/slips/" + slip);
    }

    public Answer actOnSlip(String slip, String action, String body) {
        return officer.post(SERVICE + "/slips/" + slip + "/actions/" + action, body);
    }

    /** {@code {"forms": [...]}}. */
    public static String forms(String... numbers) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode list = body.putArray("forms");
        Arrays.stream(numbers).forEach(list::add);
        return body.toString();
    }

    /** A slip with these forms that was handed over. */
    public String transmitted(String destination, String... numbers) {
        String slip = openSlip(destination);
        actOnSlip(slip, "add", forms(numbers)).expect(200);
        actOnSlip(slip, "freeze", "{}").expect(200);
        actOnSlip(slip, "transmit", "{}").expect(200);
        return slip;
    }

    public Answer reconcile(String slip, String csv) {
        return officer.with("Content-Type", "text/csv")
                .send("POST", SERVICE + "/slips/" + slip + "/reconciliation", csv);
    }

    /** For example {@code 3 = 2 + 1 + 0 + 0}: transmitted, acknowledged, rejected, missing, pending. */
    public String sum(String slip) {
        JsonNode sum = slip(slip).expect(200).json().path("sum");
        return "%d = %d + %d + %d + %d"
                .formatted(
                        sum.path("transmitted").asInt(),
                        sum.path("acknowledged").asInt(),
                        sum.path("rejected").asInt(),
                        sum.path("missing").asInt(),
                        sum.path("pending").asInt());
    }
}
