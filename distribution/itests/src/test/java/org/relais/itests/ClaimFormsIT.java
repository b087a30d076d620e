package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.ClaimForms;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;
import org.relais.itests.harness.Uploads;

/** Claim forms in the running system: from the desk or an envelope to the partner and back. */
@ExtendWith(SharedRelais.class)
class ClaimFormsIT {

    private static final String SERVICE = ClaimForms.SERVICE;

    private final Api api;
    private final Api officer;
    private final ClaimForms claims;

    ClaimFormsIT(Api api) {
        this.api = api;
        officer = api.signedIn("claims");
        claims = new ClaimForms(officer);
    }

    @Test
    void aFormIsRegisteredWithItsCaseAndExplainsWhereItGoes() {
        ObjectNode form = ClaimForms.complete("Nickel");
        Answer registered = claims.register(form).expect(201);
        String number = registered.text("/form/number");

        assertTrue(number.matches("FDS-DAJI-\\d{4}-\\d{6}"), number);
        assertEquals("COMPLETE", registered.text("/form/state"));
        assertEquals("SLN", registered.text("/form/destination"));
        assertFalse(registered.text("/form/destinationReason/fr").isEmpty());
        assertTrue(
                registered.header("Location").endsWith("/services/claim-forms/forms/" + number), registered::toString);
        String reference = registered.text("/form/case");
        Answer opened = officer.get("/api/v1/cases/" + reference).expect(200);
        assertEquals("IN_PROGRESS", opened.text("/status"));
        assertTrue(opened.text("/subject").contains(form.path("formNumber").asText()), opened::toString);
        assertFalse(opened.body().contains("Zwyx"), opened::toString);
        assertFalse(opened.body().contains("339411"), opened::toString);

        assertEquals(registered.json(), claims.register(form).expect(200).json());
        Answer twice = claims.register("another key", form);
        assertEquals("form-already-registered", twice.expect(422).text("/code"));
        assertEquals(number, twice.text("/registration"));
    }

    @Test
    void whatIsMissingIsToldAndSuppliedAndTheCaseWaitsMeanwhile() {
        ObjectNode form = ClaimForms.complete("");
        form.remove("cafatNumber");
        form.put("signed", false);
        Answer incomplete = claims.register(form).expect(201);
        String number = incomplete.text("/form/number");
        String path = "/api/v1/cases/" + incomplete.text("/form/case");

        assertEquals("INCOMPLETE", incomplete.text("/form/state"));
        assertEquals(2, incomplete.json().at("/form/missing").size());
        assertTrue(incomplete.text("/form/message/fr").contains("signature"), incomplete::toString);
        assertEquals("WAITING", officer.get(path).expect(200).text("/status"));
        assertTrue(officer.get(path + "/notes").expect(200).body().contains("signature"));

        assertEquals(
                "form-not-missing",
                claims.act(number, "supply", "{\"supplied\":{\"insured\":{\"lastName\":\"Other\"}}}")
                        .expect(409)
                        .text("/code"));
        Answer signed =
                claims.act(number, "supply", "{\"supplied\":{\"signed\":true}}").expect(200);
        assertEquals("INCOMPLETE", signed.text("/state"));
        Answer whole = claims.act(number, "supply", "{\"supplied\":{\"cafatNumber\":\"33.94.11\"}}")
                .expect(200);
        assertEquals("COMPLETE", whole.text("/state"));
        assertEquals("CAFAT", whole.text("/destination"));
        assertEquals("IN_PROGRESS", officer.get(path).expect(200).text("/status"));

        Answer returned = claims.act(number, "return", "{\"reason\":\"Repris par l'assuré\"}")
                .expect(200);
        assertEquals("RETURNED", returned.text("/state"));
        assertEquals("CLOSED", officer.get(path).expect(200).text("/status"));
        JsonNode history = officer.get(SERVICE + "/forms/" + number + "/history")
                .expect(200)
                .json();
        assertTrue(history.path("intact").asBoolean());
        assertEquals(5, history.path("items").size(), history::toString);
    }

    @Test
    void aWorkAccidentIsRefusedWithTheExplanationAndStoresNothing() {
        ObjectNode form = ClaimForms.complete("MPL");
        form.put("workAccident", true);
        Answer refused = claims.register(form).expect(422);
        assertEquals("claim-forms-work-accident", refused.text("/code"));
        assertTrue(refused.text("/detail").contains("triptyque"), refused::toString);
        assertEquals(
                0,
                officer.get(SERVICE + "/forms?formNumber="
                                + form.path("formNumber").asText())
                        .expect(200)
                        .json()
                        .path("items")
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"diagnosis", "acts", "practitioner"})
    void whatIsNeitherAskedNorStoredIsRefusedByName(String member) {
        ObjectNode form = ClaimForms.complete("MPL");
        ((ObjectNode) form.path("insured")).put(member, "something secret");
        Answer refused = claims.register(form).expect(400);
        assertEquals("/insured/" + member, refused.text("/errors/0/pointer"));
    }

    @Test
    void formsAreHandedOverAndAccountedForOneByOne() {
        String[] numbers = IntStream.range(0, 4)
                .mapToObj(any -> claims.registered(ClaimForms.complete("MPL")))
                .toArray(String[]::new);
        String slip = claims.openSlip("MPL");
        claims.actOnSlip(slip, "add", ClaimForms.forms(numbers)).expect(200);
        claims.actOnSlip(slip, "remove", ClaimForms.forms(numbers[3])).expect(200);
        Answer frozen = claims.actOnSlip(slip, "freeze", "{}").expect(200);
        String number = frozen.text("/number");
        assertTrue(number.matches("FDS-B-DAJI-\\d{4}-\\d{6}"), number);
        assertEquals(
                "action-not-allowed",
                claims.actOnSlip(slip, "add", "{}").expect(409).text("/code"));
        assertEquals("COMPLETE", claims.state(numbers[3]));

        Answer transmitted = claims.actOnSlip(slip, "transmit", "{}").expect(200);
        assertTrue(transmitted.text("/hash").matches("[0-9a-f]{64}"), transmitted::toString);
        assertTrue(transmitted.json().path("intact").asBoolean());
        for (String format : List.of("pdf", "csv", "xml")) {
            Answer paper = officer.get(SERVICE + "/slips/" + number + "/document?format=" + format)
                    .expect(200);
            assertTrue(
                    paper.header("Content-Disposition").contains(number + "." + format),
                    paper.header("Content-Disposition"));
            assertFalse(paper.body().contains("Zwyx"), "nothing private");
        }
        List<String> printed = new ArrayList<>();
        transmitted
                .json()
                .path("lines")
                .forEach(line -> printed.add(line.path("formNumber").asText()));
        Answer reconciled = claims.reconcile(
                        slip,
                        "formNumber;outcome;code;reason\r\n"
                                + printed.get(0) + ";ACKNOWLEDGED;;\r\n"
                                + printed.get(1) + ";REJECTED;ILLEGIBLE;Tache d'encre\r\n"
                                + "FS-NOBODY;ACKNOWLEDGED;;\r\n"
                                + printed.get(2) + ";MISSING;;\r\n")
                .expect(200);
        assertEquals(3, reconciled.json().path("taken").asInt());
        assertEquals(4, reconciled.json().at("/refused/0/line").asInt(), reconciled::toString);
        assertEquals("3 = 1 + 1 + 1 + 0", claims.sum(slip));
        Answer difference = claims.actOnSlip(slip, "close", "{}").expect(409);
        assertEquals("slip-difference", difference.text("/code"));
        assertEquals(printed.get(2), difference.text("/difference/0/formNumber"));
        claims.actOnSlip(slip, "follow-up", "{\"form\":\"%s\",\"note\":\"Appelé\"}".formatted(numbers[2]))
                .expect(200);
        assertTrue(officer.get(SERVICE + "/differences").expect(200).body().contains("Appelé"));
        claims.actOnSlip(slip, "decide", "{\"form\":\"%s\",\"outcome\":\"ACKNOWLEDGED\"}".formatted(numbers[2]))
                .expect(200);
        assertEquals("CLOSED", claims.actOnSlip(slip, "close", "{}").expect(200).text("/state"));
        assertEquals("CLOSED", claims.state(numbers[0]));
        Answer rejected = claims.form(numbers[1]).expect(200);
        assertEquals("REJECTED", rejected.text("/state"));
        assertEquals("Tache d'encre", rejected.text("/answer/reason"));
        claims.act(numbers[1], "close", "{\"note\":\"L'assuré est prévenu\"}").expect(200);
        assertEquals(
                "CLOSED",
                officer.get("/api/v1/cases/" + rejected.text("/case"))
                        .expect(200)
                        .text("/status"));
    }

    @ParameterizedTest
    @EnumSource
    void theSameOverSoap(Soap soap) {
        String mutual = soap == Soap.V11 ? "Commerce" : "MDF";
        String destination = soap == Soap.V11 ? "COMMERCE" : "MDF";
        ObjectNode form = ClaimForms.complete(mutual);
        form.put("signed", false);
        Answer registered = soap(
                        soap,
                        "RegisterForm",
                        "<idempotencyKey>%s</idempotencyKey><form>%s</form>"
                                .formatted(Calls.newKey(), form.toString().replace("&", "&amp;")))
                .expect(200);
        String number = soap.text(registered, "number");
        assertEquals("INCOMPLETE", claims.state(number));
        soap(
                        soap,
                        "PerformFormAction",
                        "<number>%s</number><action>supply</action><supplied>{\"signed\":true}</supplied>"
                                .formatted(number))
                .expect(200);
        assertEquals(
                "COMPLETE",
                soap.text(
                        soap(soap, "GetForm", "<number>" + number + "</number>").expect(200), "state"));
        Answer opened = soap(soap, "OpenSlip", "<destination>" + destination + "</destination>")
                .expect(200);
        String slip = soap.text(opened, "id");
        for (String step : List.of(
                "<action>add</action><forms>" + number + "</forms>",
                "<action>freeze</action>",
                "<action>transmit</action>")) {
            soap(soap, "PerformSlipAction", "<slip>" + slip + "</slip>" + step).expect(200);
        }
        Answer fault = soap(soap, "PerformSlipAction", "<slip>" + slip + "</slip><action>close</action>");
        assertEquals("slip-difference", soap.text(fault, "code"));
        assertTrue(fault.body().contains("name=\"difference\""), fault::toString);
        assertTrue(fault.body().contains(number), fault::toString);
        soap(
                        soap,
                        "ReconcileSlip",
                        "<slip>%s</slip><csv>number;outcome&#10;%s;ACKNOWLEDGED</csv>".formatted(slip, number))
                .expect(200);
        assertEquals(
                "CLOSED",
                soap.text(
                        soap(soap, "PerformSlipAction", "<slip>" + slip + "</slip><action>close</action>")
                                .expect(200),
                        "state"));
        assertEquals("CLOSED", claims.state(number));
    }

    private Answer soap(Soap version, String operation, String members) {
        return version.send(
                officer,
                "/soap/services",
                "",
                "urn:relais:services",
                operation,
                "<service>claim-forms</service>" + members);
    }

    @Test
    void anEnvelopeWithAClaimFormIsSortedByAnOfficerAndHasARegistrationOfBothKinds() {
        Api supervisor = api.signedIn("supervisor");
        ObjectNode form = ClaimForms.complete("Nickel");
        String envelope = """
                {"delivery":"HAND","site":"caps","items":[
                  {"topic":"care","subject":"Une lettre"},
                  {"service":"claim-forms","form":%s}]}
                """.formatted(form);
        Answer unknown = supervisor
                .with("Idempotency-Key", Calls.newKey())
                .post("/api/v1/channels/dropbox/intakes", envelope)
                .expect(400);
        assertEquals("/items/1/service", unknown.text("/errors/0/pointer"));

        Answer sorted = officer.with("Idempotency-Key", Calls.newKey())
                .post("/api/v1/channels/dropbox/intakes", envelope)
                .expect(201);
        assertEquals(2, sorted.json().path("cases").size());
        JsonNode forms = officer.get(
                        SERVICE + "/forms?formNumber=" + form.path("formNumber").asText())
                .expect(200)
                .json()
                .path("items");
        assertEquals(sorted.text("/cases/1/reference"), forms.at("/0/case").asText());
        assertEquals("COMPLETE", forms.at("/0/state").asText());
    }

    @Test
    void scansAreDocumentsOfTheCaseWhichOthersDoNotSee() {
        Answer registered = claims.register(ClaimForms.complete("MPL")).expect(201);
        String path = "/api/v1/cases/" + registered.text("/form/case");
        Answer scan = Uploads.send(officer, path + "/attachments", "scan.pdf", Uploads.pdf("scan"))
                .expect(201);
        String content = "/api/v1/attachments/" + scan.text("/id") + "/content";
        officer.get(content).expect(200);
        for (String other : List.of("agent", "supervisor", "dpass", "auditor")) {
            Api stranger = api.signedIn(other);
            stranger.get(content).expect(404);
            stranger.get(path).expect(404);
            stranger.get(SERVICE + "/forms/" + registered.text("/form/number")).expect(404);
            stranger.get(SERVICE + "/slips").expect(404);
        }
        // administrators read no cases and no documents at all
        Api admin = api.signedIn("admin");
        admin.get(content).expect(403);
        admin.get(path).expect(403);
        admin.get(SERVICE + "/forms/" + registered.text("/form/number")).expect(404);
        admin.get(SERVICE + "/slips").expect(404);
    }

    @Test
    void everythingHeldAboutAPersonIsHandedOutAndPurged() {
        ObjectNode form = ClaimForms.complete("MPL");
        String cafat = "8" + String.valueOf(System.nanoTime()).substring(0, 5);
        form.put("cafatNumber", cafat);
        String number = claims.registered(form);
        assertEquals(
                number,
                officer.post(SERVICE + "/forms/search", "{\"field\":\"cafatNumber\",\"value\":\"%s\"}".formatted(cafat))
                        .expect(200)
                        .text("/items/0/number"));
        Answer zip = officer.post(
                        SERVICE + "/disclosures",
                        "{\"field\":\"cafatNumber\",\"value\":\"%s\",\"reason\":\"Demande de l'assuré\"}"
                                .formatted(cafat))
                .expect(200);
        assertEquals("application/zip", zip.header("Content-Type"));
        assertTrue(zip.body().startsWith("PK"));
        officer.post(SERVICE + "/forms/" + number + "/purge", "{\"reason\":\"trop tôt\"}")
                .expect(409);
        claims.act(number, "return", "{\"reason\":\"Repris\"}").expect(200);
        officer.post(SERVICE + "/forms/" + number + "/purge", "{\"reason\":\"Demande de l'assuré\"}")
                .expect(204);
        Answer purged = claims.form(number).expect(200);
        assertTrue(purged.json().path("content").isMissingNode(), purged::toString);
        assertEquals(
                0,
                officer.post(SERVICE + "/forms/search", "{\"field\":\"cafatNumber\",\"value\":\"%s\"}".formatted(cafat))
                        .expect(200)
                        .json()
                        .path("items")
                        .size());
        assertEquals(
                200, claims.register(form).status(), "the sender's key answers still, though what was sent is purged");
    }

    @Test
    void twoHundredFormsAtOnceHaveTwoHundredNumbersWithoutAGapAndSlipsThatCloseMeanwhile() {
        Set<String> numbers = new TreeSet<>();
        List<CompletableFuture<String>> all = IntStream.range(0, 200)
                .mapToObj(
                        any -> CompletableFuture.supplyAsync(() -> claims.registered(ClaimForms.complete("Commerce"))))
                .toList();
        CompletableFuture<Void> slips = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 10; i++) {
                String slip = claims.openSlip("COMMERCE");
                claims.actOnSlip(slip, "add", "{}").expect(200);
                if (claims.actOnSlip(slip, "freeze", "{}").status() == 200) {
                    claims.actOnSlip(slip, "transmit", "{}").expect(200);
                }
            }
        });
        all.forEach(one -> numbers.add(one.join()));
        slips.join();
        assertEquals(200, numbers.size());
        TreeSet<Integer> sequence = new TreeSet<>();
        numbers.forEach(number -> sequence.add(Integer.parseInt(number.substring(number.lastIndexOf('-') + 1))));
        assertEquals(199, sequence.last() - sequence.first(), "no gap: nobody else registers meanwhile");
        String last = claims.openSlip("COMMERCE");
        claims.actOnSlip(last, "add", "{}").expect(200);
        numbers.forEach(number -> assertTrue(Set.of("BATCHED", "TRANSMITTED").contains(claims.state(number)), number));
    }
}
