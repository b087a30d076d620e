package org.relais.rest.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.intake.FormData;
import org.relais.intake.Submission;
import org.relais.services.FormCommand;
import org.relais.services.FormQuery;
import org.relais.services.FormState;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceDestinations.NewDestination;
import org.relais.services.SlipCommand;
import org.relais.services.SlipState;
import org.relais.services.TransmittalSlips.SlipFormat;
import org.relais.testkit.services.RecordingForms;
import org.relais.testkit.services.RecordingSlips;
import org.relais.texts.LocalizedText;

/** The resources of delegated services over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceResourcesTest {

    private static final String SERVICE = "/services/claim-forms";
    private static final String FORM = SERVICE + "/forms/" + RecordingForms.NUMBER;
    private static final String SLIP = SERVICE + "/slips/" + RecordingSlips.SLIP;
    private static final String[] JSON = {"Content-Type", "application/json"};

    private final RecordingForms forms = new RecordingForms();
    private final RecordingSlips slips = new RecordingSlips();
    private final HttpResources http = new HttpResources(
            new Caller("claims", Set.of(Role.AGENT), null),
            new DelegatedServiceResource(forms),
            new RegisteredFormResource(forms),
            new FormSearchResource(forms),
            new FormActionResource(forms),
            new FormPurgeResource(forms),
            new DisclosureResource(forms),
            new DestinationResource(forms),
            new SlipResource(slips),
            new SlipActionResource(slips),
            new SlipDocumentResource(slips),
            new SlipReconciliationResource(slips),
            new SlipDifferenceResource(slips));

    @BeforeEach
    void forget() {
        forms.forget();
        slips.forget();
    }

    @AfterAll
    void stop() {
        http.close();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

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

    @Test
    void destinationsAreEditedOnTheRevisionExpected() throws Exception {
        assertEquals("""
                {"items":[{"id":"SLN","name":{"fr":"Santé","en":"Health"},"active":true,"revision":1}]}""", http.send("GET", SERVICE + "/destinations", "").body());

        HttpResponse<String> answer = http.send(
                "PUT",
                SERVICE + "/destinations/SLN",
                "{\"name\":{\"fr\":\"Mutuelle\",\"en\":\"Mutual\"},\"address\":\"BP 1\\nNouméa\"}",
                "Content-Type",
                "application/json",
                "If-Match",
                "\"1\"");

        assertEquals(200, answer.statusCode());
        assertEquals("\"2\"", header(answer, "ETag"));
        assertEquals(
                List.of(
                        "claims",
                        RecordingForms.SERVICE,
                        "SLN",
                        new NewDestination(new LocalizedText("Mutuelle", "Mutual"), "BP 1\nNouméa", true),
                        OptionalLong.of(1)),
                forms.asked());
    }

    @Test
    void aDestinationIsClosedOnlyWhenThatIsSaid() throws Exception {
        http.send(
                "PUT",
                SERVICE + "/destinations/SLN",
                "{\"name\":{\"fr\":\"Mutuelle\",\"en\":\"Mutual\"},\"active\":false}",
                JSON);

        NewDestination put = (NewDestination) forms.asked().get(3);
        assertFalse(put.active());
        HttpResponse<String> refused = http.send(
                "PUT",
                SERVICE + "/destinations/SLN",
                "{\"name\":{\"fr\":\"Mutuelle\"},\"active\":\"no\",\"phone\":\"1\"}",
                JSON);
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("[\"/name\",\"/active\",\"/phone\"]"), refused::body);
    }

    @Test
    void opensTheSlipOfADestination() throws Exception {
        HttpResponse<String> answer = http.send("POST", SERVICE + "/slips", "{\"destination\":\"SLN\"}", JSON);

        assertEquals(200, answer.statusCode());
        assertEquals("\"4\"", header(answer, "ETag"));
        assertEquals(List.of("claims", RecordingForms.SERVICE, "SLN"), slips.asked());
        assertFalse(answer.body().contains("\"number\""), answer::body);
    }

    @Test
    void aSlipHasItsLinesAndItsSum() throws Exception {
        HttpResponse<String> answer = http.send("GET", SLIP, "");

        assertEquals("\"4\"", header(answer, "ETag"));
        assertEquals("""
                {"id":"ID","number":"FDS-B-DAJI-2021-000001","service":"claim-forms","destination":"SLN",\
                "destinationName":{"fr":"Santé","en":"Health"},"state":"TRANSMITTED",\
                "createdAt":"2021-09-06T20:13:04Z","createdBy":"claims","intact":true,\
                "sum":{"transmitted":3,"acknowledged":1,"rejected":1,"missing":1,"pending":0,"difference":1},\
                "lines":[{"line":1,"form":"FDS-DAJI-2021-000001","formNumber":"FS-2021-0001","initials":"NB",\
                "outcome":"REJECTED","code":"LOST","reason":"perdu","decidedAt":"2021-09-06T20:13:04Z",\
                "decidedBy":"claims","followUp":"appelé"}],"warnings":[],"allowedActions":["close"],"revision":4}""".replace("ID", RecordingForms.ID.toString()), answer.body());
    }

    @Test
    void theHistoryOfASlipSaysWhoDidWhatAndWhy() throws Exception {
        HttpResponse<String> answer = http.send("GET", SLIP + "/history", "");

        assertEquals("""
                {"items":[{"sequence":1,"at":"2021-09-06T20:13:04Z","actor":"claims","action":"add","forms":3,"hash":"ab"},\
                {"sequence":2,"at":"2021-09-06T20:13:04Z","actor":"claims","action":"decide",\
                "form":"FDS-DAJI-2021-000001","outcome":"REJECTED","code":"LOST","note":"perdu","hash":"cd"}],\
                "intact":true}""", answer.body());
        assertEquals(List.of("claims", RecordingForms.SERVICE, RecordingSlips.SLIP.value()), slips.asked());
    }

    @Test
    void listsSlipsByTheirState() throws Exception {
        HttpResponse<String> answer = http.send("GET", SERVICE + "/slips?state=OPEN,FROZEN", "");

        assertEquals(Set.of(SlipState.OPEN, SlipState.FROZEN), slips.asked().get(2));
        assertFalse(answer.body().contains("lines"), answer::body);
        assertEquals(400, http.send("GET", SERVICE + "/slips?state=LOST", "").statusCode());
        assertEquals(400, http.send("GET", SERVICE + "/slips?status=OPEN", "").statusCode());
        slips.forget();
        http.send("GET", SERVICE + "/slips", "");
        assertEquals(Set.of(), slips.asked().get(2));
    }

    @Test
    void writesDownWhatThePartnerSays() throws Exception {
        http.send(
                "POST",
                SLIP + "/actions/decide",
                "{\"form\":\"FDS-DAJI-2021-000001\",\"outcome\":\"REJECTED\",\"code\":\"LOST\",\"reason\":\"perdu\"}",
                JSON);

        assertEquals(
                List.of(
                        "claims",
                        RecordingForms.SERVICE,
                        RecordingSlips.SLIP.value(),
                        new SlipCommand.Decide(RecordingForms.NUMBER, LineOutcome.REJECTED, "LOST", "perdu"),
                        OptionalLong.empty()),
                slips.asked());
    }

    @Test
    void takesInThePartnersListAsItIs() throws Exception {
        String list = "formNumber;outcome;code;reason\nFS-2021-0001;REJECTED;LOST;égaré\n";

        HttpResponse<String> answer = http.send("POST", SLIP + "/reconciliation", list, "Content-Type", "text/csv");

        assertEquals(200, answer.statusCode());
        assertEquals(list, slips.asked().get(3));
        assertEquals("\"4\"", header(answer, "ETag"));
        assertTrue(
                answer.body()
                        .startsWith("{\"taken\":2,\"known\":1,\"refused\":[{\"line\":4,\"detail\":{\"fr\":\"Santé\","
                                + "\"en\":\"Health\"}}],\"slip\":{\"id\":"),
                answer::body);
        assertEquals(
                415, http.send("POST", SLIP + "/reconciliation", "{}", JSON).statusCode());
    }

    @Test
    void tellsWhichFormsAreNotAccountedFor() throws Exception {
        String answer = http.send("GET", SERVICE + "/differences", "").body();

        assertTrue(
                answer.startsWith("{\"items\":[{\"slip\":\"FDS-B-DAJI-2021-000001\",\"destination\":\"SLN\","
                        + "\"transmittedAt\":\"2021-09-06T20:13:04Z\",\"line\":{\"line\":1,"),
                answer);
    }

    @ParameterizedTest
    @CsvSource({
        "'',PDF,application/pdf,pdf",
        "?format=pdf,PDF,application/pdf,pdf",
        "?format=csv,CSV,text/csv;charset=utf-8;header=present,csv",
        "?format=xml,XML,application/xml;charset=utf-8,xml"
    })
    void aSlipIsWrittenInTheFormatAskedFor(String query, SlipFormat format, String type, String ending)
            throws Exception {
        HttpResponse<byte[]> answer = http.bytes("GET", SLIP + "/document" + query, "");

        assertEquals(200, answer.statusCode());
        assertEquals(format, slips.asked().get(3));
        assertEquals(Locale.FRENCH, slips.asked().get(4));
        assertEquals(type, header(answer, "Content-Type").replace(" ", ""));
        assertTrue(
                header(answer, "Content-Disposition")
                        .startsWith("attachment; filename=\"FDS-B-DAJI-2021-000001." + ending + "\""),
                () -> header(answer, "Content-Disposition"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("default-src 'none'; sandbox", header(answer, "Content-Security-Policy"));
        assertEquals("private, no-store", header(answer, "Cache-Control"));
        assertArrayEquals("é".getBytes(StandardCharsets.UTF_8), answer.body());
    }

    @ParameterizedTest
    @CsvSource({"'fr-FR, en;q=0.5',fr", "'en-GB, fr;q=0.5',en", "'fr;q=0.1, en;q=0.9',en", "de,fr", "'!!',fr"})
    void aSlipSpeaksTheLanguageOfWhoeverAsks(String accepted, String language) throws Exception {
        http.send("GET", SLIP + "/document", "", "Accept-Language", accepted);

        assertEquals(Locale.forLanguageTag(language), slips.asked().get(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?format=PDF", "?format=doc", "?language=en", "?format=pdf&format=csv"})
    void aFormatThatThereIsNotIsRefused(String query) throws Exception {
        assertEquals(400, http.send("GET", SLIP + "/document" + query, "").statusCode());
        assertEquals(List.of(), slips.asked());
    }
}
