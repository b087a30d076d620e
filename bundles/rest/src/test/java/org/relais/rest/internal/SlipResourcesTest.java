package org.relais.rest.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.services.LineOutcome;
import org.relais.services.ServiceDestinations.NewDestination;
import org.relais.services.SlipCommand;
import org.relais.services.SlipState;
import org.relais.services.TransmittalSlips.SlipFormat;
import org.relais.testkit.services.RecordingForms;
import org.relais.testkit.services.RecordingSlips;
import org.relais.texts.LocalizedText;

/** Destinations and slips over HTTP. */
class SlipResourcesTest extends ServiceResourcesContract {

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
