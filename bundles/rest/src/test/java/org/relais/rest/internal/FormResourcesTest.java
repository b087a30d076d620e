package org.relais.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.intake.FormData;
import org.relais.intake.Submission;
import org.relais.services.FormCommand;
import org.relais.services.FormQuery;
import org.relais.services.FormState;
import org.relais.services.RegistrationNumber;
import org.relais.services.SlipCommand;
import org.relais.testkit.services.RecordingForms;

/** Services, their forms and what is disclosed of them over HTTP. */
class FormResourcesTest extends ServiceResourcesContract {

    private static final String FORM = SERVICE + "/forms/" + RecordingForms.NUMBER;

    @Test
    void aServiceHasItsFormAsPartOfTheDocument() throws Exception {
        String service = """
                {"id":"claim-forms","name":{"fr":"Santé","en":"Health"},"available":true,"form":{"type":"object"},\
                "findBy":["cafatNumber"],"codes":[{"code":"LOST","name":{"fr":"Santé","en":"Health"}}],\
                "rights":["READ","HAND_OVER"]}""";

        assertEquals(service, http.send("GET", SERVICE, "").body());
        assertEquals(
                "{\"items\":[" + service + "]}",
                http.send("GET", "/services", "").body());
    }

    @Test
    void aServiceWithoutItsPlugInHasNoForm() throws Exception {
        forms.leave();

        String service = http.send("GET", SERVICE, "").body();

        assertTrue(service.contains("\"available\":false,\"findBy\""), service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services/other",
                "/services/Not-A-Service",
                "/services/Not-A-Service/forms",
                "/services/Not-A-Service/slips",
                "/services/Not-A-Service/destinations",
                "/services/Not-A-Service/differences",
                "/services/Not-A-Service/warnings"
            })
    void aServiceThatThereIsNotIsNotFound(String path) throws Exception {
        HttpResponse<String> answer = http.send("GET", path, "");

        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("not-found"), answer::body);
    }

    @Test
    void tellsWhatWaitsForTooLong() throws Exception {
        assertEquals("""
                {"items":[{"kind":"NOT_HANDED_OVER","subject":"FDS-DAJI-2021-000001","since":"2021-09-06T20:13:04Z",\
                "text":{"fr":"Santé","en":"Health"}}]}""", http.send("GET", SERVICE + "/warnings", "").body());
    }

    @Test
    void registersAFormUnderItsKey() throws Exception {
        HttpResponse<String> answer = http.send(
                "POST",
                SERVICE + "/forms",
                "{\"cafatNumber\":\"339411\",\"signed\":false}",
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "k-1",
                "Relais-Override",
                "Panne%20r%C3%A9seau");

        assertEquals(201, answer.statusCode());
        assertEquals("/api/v1/services/claim-forms/forms/FDS-DAJI-2021-000001", header(answer, "Location"));
        assertEquals(
                List.of(
                        "claims",
                        RecordingForms.SERVICE,
                        new Submission(
                                "k-1", new FormData(Map.of("cafatNumber", "339411", "signed", false)), "Panne réseau")),
                forms.asked());
        String id = RecordingForms.ID.toString();
        assertEquals(
                """
                {"intake":{"id":"ID","channel":"claim-forms","state":"REGISTERED","stampedAt":"2021-09-06T20:13:04Z",\
                "contact":{"id":"ID","outcome":"CASE"},"cases":[{"id":"ID","reference":"CASE","status":"TRIAGED",\
                "department":"DAJI"}]},\
                "form":{"number":"FDS-DAJI-2021-000001","service":"claim-forms","state":"INCOMPLETE",\
                "formNumber":"FS-2021-0001","destination":"SLN","destinationName":{"fr":"Santé","en":"Health"},\
                "destinationReason":{"fr":"Santé","en":"Health"},"receivedAt":"2021-09-06T20:13:04Z",\
                "registeredAt":"2021-09-06T20:13:04Z","registeredBy":"claims","case":"CASE","intake":"ID",\
                "content":{"cafatNumber":"339411","signed":false},\
                "missing":[{"code":"signature","what":{"fr":"Santé","en":"Health"},"pointer":"/signed"}],\
                "message":{"fr":"Santé","en":"Health"},"warnings":[{"fr":"Santé","en":"Health"}],\
                "allowedActions":["supply","return"],"revision":3}}""".replace("\"reference\":\"CASE\"", "\"reference\":\"" + RecordingForms.REFERENCE + "\"")
                        .replace("\"case\":\"CASE\"", "\"case\":\"" + RecordingForms.REFERENCE + "\"")
                        .replace("\"ID\"", "\"" + id + "\""),
                answer.body());
    }

    @Test
    void theSameKeyAgainCreatesNothing() throws Exception {
        forms.repeat();

        HttpResponse<String> answer = http.send(
                "POST", SERVICE + "/forms", "{\"a\":1}", "Content-Type", "application/json", "Idempotency-Key", "k-1");

        assertEquals(200, answer.statusCode());
    }

    @Test
    void aFormThatWaitsForItsPlugInIsAnsweredWithItsIntake() throws Exception {
        forms.leave();

        HttpResponse<String> answer = http.send(
                "POST", SERVICE + "/forms", "{\"a\":1}", "Content-Type", "application/json", "Idempotency-Key", "k-1");

        assertEquals(201, answer.statusCode());
        assertEquals("/api/v1/intakes/" + RecordingForms.ID, header(answer, "Location"));
        assertFalse(answer.body().contains("\"form\""), answer::body);
    }

    @Test
    void refusesAFormWithoutAKey() throws Exception {
        HttpResponse<String> answer = http.send("POST", SERVICE + "/forms", "{\"a\":1}", JSON);

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("idempotency-key-required"), answer::body);
        assertEquals(List.of(), forms.asked());
    }

    @Test
    void listsFormsByTheFiltersGiven() throws Exception {
        HttpResponse<String> answer = http.send(
                "GET",
                SERVICE + "/forms?state=COMPLETE,BATCHED&destination=SLN&formNumber=FS-1&from=2021-09-07&to=2021-09-30"
                        + "&limit=5&cursor=FDS-DAJI-2021-000009",
                "");

        assertEquals(
                new FormQuery(
                        Set.of(FormState.COMPLETE, FormState.BATCHED),
                        "SLN",
                        "FS-1",
                        LocalDate.of(2021, 9, 7),
                        LocalDate.of(2021, 9, 30),
                        5,
                        new RegistrationNumber("FDS-DAJI-2021-000009")),
                forms.asked().get(2));
        assertEquals("""
                {"items":[{"number":"FDS-DAJI-2021-000001","service":"claim-forms","state":"INCOMPLETE",\
                "formNumber":"FS-2021-0001","destination":"SLN","receivedAt":"2021-09-06T20:13:04Z",\
                "registeredAt":"2021-09-06T20:13:04Z","registeredBy":"claims","case":"CASE","revision":3}],\
                "next":"FDS-DAJI-2021-000001"}""".replace("CASE", RecordingForms.REFERENCE.value()), answer.body());
    }

    @Test
    void findsTheFormsOfAPersonByAValueThatStandsInNoAddress() throws Exception {
        HttpResponse<String> answer =
                http.send("POST", SERVICE + "/forms/search", "{\"field\":\"cafatNumber\",\"value\":\"339411\"}", JSON);

        assertEquals(200, answer.statusCode());
        assertEquals(List.of("claims", RecordingForms.SERVICE, "cafatNumber", "339411"), forms.asked());
        assertTrue(answer.body().startsWith("{\"items\":[{\"number\":\"FDS-DAJI-2021-000001\""), answer::body);
    }

    @Test
    void aFormIsReadWithItsTagAndKeptByNobodyInBetween() throws Exception {
        HttpResponse<String> answer = http.send("GET", FORM, "");

        assertEquals("\"3\"", header(answer, "ETag"));
        assertEquals("private, no-store", header(answer, "Cache-Control"));
        assertFalse(answer.body().contains("content"), answer::body);
        assertEquals(
                404,
                http.send("GET", SERVICE + "/forms/FDS-DAJI-2021-000002", "").statusCode());
    }

    @Test
    void theHistorySpellsActionsAsClientsDo() throws Exception {
        assertEquals("""
                {"items":[{"sequence":1,"at":"2021-09-06T20:13:04Z","actor":"claims","action":"find-incomplete",\
                "from":"REGISTERED","to":"INCOMPLETE","hash":"ab"}],"intact":true}""", http.send("GET", FORM + "/history", "").body());
    }

    @Test
    void suppliesWhatWasMissingOnTheRevisionExpected() throws Exception {
        HttpResponse<String> answer = http.send(
                "POST",
                FORM + "/actions/supply",
                "{\"supplied\":{\"signed\":true}}",
                "Content-Type",
                "application/json",
                "If-Match",
                "\"3\"");

        assertEquals(200, answer.statusCode());
        assertEquals(
                List.of(
                        "claims",
                        RecordingForms.SERVICE,
                        RecordingForms.NUMBER.value(),
                        new FormCommand.Supply(new FormData(Map.of("signed", true))),
                        OptionalLong.of(3)),
                forms.asked());
        assertTrue(answer.body().contains("\"content\":{\"site\":\"caps\"}"), answer::body);
    }

    @Test
    void anActionThatTakesNothingNeedsNoBody() throws Exception {
        assertEquals(200, http.send("POST", FORM + "/actions/assess", "").statusCode());
        assertEquals(200, http.send("POST", SLIP + "/actions/freeze", "").statusCode());
        assertEquals(new FormCommand.Assess(), forms.asked().get(3));
        assertEquals(new SlipCommand.Freeze(), slips.asked().get(3));
    }

    @ParameterizedTest
    @CsvSource({"/forms/FDS-DAJI-2021-000001/actions/burn", "/slips/FDS-B-DAJI-2021-000001/actions/burn"})
    void anActionThatThereIsNotIsNotFound(String path) throws Exception {
        assertEquals(404, http.send("POST", SERVICE + path, "{}", JSON).statusCode());
    }

    @Test
    void purgesForAReason() throws Exception {
        assertEquals(
                204,
                http.send("POST", FORM + "/purge", "{\"reason\":\"Demande de l'assuré\"}", JSON)
                        .statusCode());
        assertEquals(
                List.of("claims", RecordingForms.SERVICE, RecordingForms.NUMBER.value(), "Demande de l'assuré"),
                forms.asked());
        assertEquals(400, http.send("POST", FORM + "/purge", "{}", JSON).statusCode());
        assertEquals(
                400,
                http.send("POST", FORM + "/purge", "{\"reason\":\"" + "x".repeat(1001) + "\"}", JSON)
                        .statusCode());
    }

    @Test
    void aDisclosureIsAnArchiveToBeSaved() throws Exception {
        HttpResponse<String> answer = http.send(
                "POST",
                SERVICE + "/disclosures",
                "{\"field\":\"cafatNumber\",\"value\":\"339411\",\"reason\":\"Demande\"}",
                JSON);

        assertEquals(200, answer.statusCode());
        assertEquals("archive", answer.body());
        assertEquals("application/zip", header(answer, "Content-Type"));
        assertEquals(
                "attachment; filename=\"disclosure-claim-forms.zip\"; filename*=UTF-8''disclosure-claim-forms.zip",
                header(answer, "Content-Disposition"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("private, no-store", header(answer, "Cache-Control"));
        assertEquals(List.of("claims", RecordingForms.SERVICE, "cafatNumber", "339411", "Demande"), forms.asked());
    }

    @Test
    void aDisclosureThatIsRefusedIsNoArchive() throws Exception {
        HttpResponse<String> answer = http.send(
                "POST",
                SERVICE + "/disclosures",
                "{\"field\":\"name\",\"value\":\"Bernanos\",\"reason\":\"Demande\"}",
                JSON);

        assertEquals(400, answer.statusCode());
        assertEquals("application/problem+json", header(answer, "Content-Type"));
        assertEquals("", header(answer, "Content-Disposition"));
        assertTrue(answer.body().contains("/name"), answer::body);
        assertEquals(
                400, http.send("POST", SERVICE + "/disclosures", "{}", JSON).statusCode());
    }
}
