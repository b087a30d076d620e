package org.relais.channel.phone.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.cases.CaseReference;
import org.relais.cases.Requester;
import org.relais.errors.FieldError;
import org.relais.intake.ContactOutcome;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation.Registered;
import org.relais.spi.channel.Interpretation.Rejected;

class PhoneChannelTest {

    private static Registered registered(String json) {
        return assertInstanceOf(Registered.class, Calls.interpret(json));
    }

    private static List<FieldError> errors(String json) {
        return assertInstanceOf(Rejected.class, Calls.interpret(json)).errors();
    }

    private static List<String> pointers(String json) {
        return errors(json).stream().map(FieldError::pointer).toList();
    }

    @Test
    void everythingThatWasSaidOnTheCallIsInItsCase() {
        Registered registered = registered(Calls.FULL);
        CaseDraft draft = registered.cases().get(0);
        assertEquals(1, registered.cases().size());
        assertEquals("Certificat de vaccination non reçu", draft.subject());
        assertEquals("Depuis août", draft.description());
        assertEquals(Instant.parse("2021-09-06T20:13:04Z"), draft.receivedAt());
        assertEquals("caps", draft.site().value());
        assertEquals("vaccination", draft.topic().value());
        assertEquals("Païta", draft.commune());
        assertEquals("DPASS", draft.department().value());
        assertEquals(new Requester("Léa", "Kaloï", "20.52.52", "lea@example.nc", "fr"), draft.requester());
    }

    @Test
    void aCallAboutARunningCaseOpensNoSecondOne() {
        CaseReference running = CaseReference.of(2021, 4517);
        Registered registered = registered(Calls.FULL.replaceFirst("\\{", "{\"case\":\"" + running + "\","));
        assertEquals(List.of(), registered.cases());
        assertEquals(running, registered.followUps().get(0).subject());
        assertEquals(
                "Certificat de vaccination non reçu\nDepuis août",
                registered.followUps().get(0).note());
        assertEquals(ContactOutcome.CASE, registered.contact().outcome());
        assertEquals(List.of(), registered(Calls.FULL).followUps());
    }

    @Test
    void whatNamesNoCaseIsRefused() {
        assertEquals(List.of("/case"), pointers(Calls.FULL.replaceFirst("\\{", "{\"case\":\"the last one\",")));
    }

    @Test
    void aCitizenMaySpeakForAnOrganisation() {
        String form = Calls.FULL.replace(
                "\"language\":\"fr\"", "\"language\":\"fr\",\"organisation\":{\"name\":\"Boulangerie de l'Alma\"}");
        assertEquals(
                "Boulangerie de l'Alma",
                registered(form).cases().get(0).requester().organisation());
    }

    @Test
    void theContactIsCountedWhenTheCallBegan() {
        ContactDraft contact = registered(Calls.FULL).contact();
        assertEquals(ContactOutcome.CASE, contact.outcome());
        assertEquals(Instant.parse("2021-09-06T20:13:04Z"), contact.occurredAt());
        assertEquals(Duration.ofSeconds(23), contact.waited());
        assertEquals(Duration.ofSeconds(329), contact.talked());
        assertEquals("DPASS", contact.department().value());
    }

    @ParameterizedTest
    @CsvSource({"ANSWERED,0", "CASE,1", "TRANSFERRED,1", "CALLBACK,1", "ABANDONED,0"})
    void onlyWhatLeavesSomethingToDoOpensACase(String outcome, int cases) {
        assertEquals(
                cases,
                registered(Calls.FULL.replace("\"CASE\"", "\"" + outcome + "\""))
                        .cases()
                        .size());
    }

    @Test
    void anAbandonedCallMayBeNothingButThat() {
        Registered registered = registered("{\"outcome\":\"ABANDONED\"}");
        assertEquals(Calls.NOW, registered.contact().occurredAt());
        assertNull(registered.contact().site());
        assertNull(registered.contact().waited());
    }

    @Test
    void aCallWithoutASubjectIsAboutItsTopic() {
        Registered registered =
                registered("{\"outcome\":\"CASE\",\"site\":\"caps\",\"topic\":\"care\",\"subject\":\" \"}");
        assertEquals("Soins", registered.cases().get(0).subject());
        assertNull(registered.cases().get(0).requester());
        assertNull(registered.cases().get(0).department());
    }

    @Test
    void theNumberThatCalledStandsInForOneThatWasNotGiven() {
        String json = Calls.FULL.replace("\"phone\":\"20.52.52\",", "");
        assertEquals("00687273343", registered(json).cases().get(0).requester().phone());
        assertNull(registered(json.replace("00687273343", "anonymous"))
                .cases()
                .get(0)
                .requester()
                .phone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpass", "DASS", "dass"})
    void aDepartmentMayBeWrittenAsPeopleWriteIt(String name) {
        assertEquals(
                "DPASS",
                registered(Calls.FULL.replace("\"DPASS\"", "\"" + name + "\""))
                        .contact()
                        .department()
                        .value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00687273343", "41 41 69", "84/30/48", "75.03.78", "945626", "+687807640", "+687 80 76 40",
                        "687 80.76.40",
                "anonymous", "Anonymous", "15", "18", "1000", "+33 6 12 34 56 78", "0061 2 9374 4000", "(687) 20-52-52"
            })
    void aNumberIsUnderstoodInEverySpelling(String number) {
        registered(Calls.FULL.replace("00687273343", number).replace("20.52.52", number));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"site\":\"caps\"|\"site\":\"ducos\"|/site|Unknown site: ducos. Known sites: caps, hemicycle",
                "\"topic\":\"vaccination\"|\"topic\":\"taxes\"|/topic|Unknown topic: taxes. Known topics: vaccination, care",
                "\"department\":\"DPASS\"|\"department\":\"DPAS\"|/department|Unknown department: DPAS. Known departments: DAJI, DPASS",
                "2021-09-07T07:13:04+11:00|2021-09-07T07:13:04|/call/startedAt|Is not a date and time with an offset, for example 2021-09-07T07:13:04+11:00",
                "2021-09-07T07:13:04+11:00|2021-02-30T07:13:04+11:00|/call/startedAt|Is not a date and time with an offset, for example 2021-09-07T07:13:04+11:00",
                "2021-09-07T07:13:04+11:00|2021-09-07T07:25:01+11:00|/call/startedAt|The call cannot have started in the future",
                "2021-09-07T07:13:04+11:00|1999-12-31T23:59:59Z|/call/startedAt|The call cannot be from before 2000",
                "lea@example.nc|lea@example|/requester/email|Is not an e-mail address, for example lea@example.nc",
                "lea@example.nc|lea example.nc|/requester/email|Is not an e-mail address, for example lea@example.nc",
                "\"fr\"|\"français\"|/requester/language|Is not a language tag (BCP 47), for example fr or en-AU",
                "20.52.52|vingt|/requester/phone|Number not understood; write 20.52.52, +33 6 12 34 56 78 for another country, or anonymous",
                "00687273343|0612345678|/call/caller|Number not understood; write 20.52.52, +33 6 12 34 56 78 for another country, or anonymous",
                "pbx-1|pbx\\u0000|/call/callId|The character U+0000, at position 4, cannot stand in a text: remove it.",
                "Léa|\\ud83d|/requester/firstName|The character U+D83D, at position 1, cannot stand in a text: remove it.",
                "lea@example.nc|lea\\u0000|/requester/email|The character U+0000, at position 4, cannot stand in a text: remove it.",
                "\"waitSeconds\":23|\"waitSeconds\":86401|/call/waitSeconds|A whole number of seconds from 0 to 86400 is expected",
                "\"waitSeconds\":23|\"waitSeconds\":-1|/call/waitSeconds|A whole number of seconds from 0 to 86400 is expected",
                "\"talkSeconds\":329|\"talkSeconds\":1.5|/call/talkSeconds|A whole number of seconds from 0 to 86400 is expected",
                "\"talkSeconds\":329|\"talkSeconds\":\"329\"|/call/talkSeconds|A whole number of seconds from 0 to 86400 is expected"
            })
    void whatTheSchemaCannotSayIsRefusedByName(String good, String bad, String pointer, String detail) {
        assertTrue(Calls.FULL.contains(good), good);
        String json = Calls.FULL.replace(good, bad);
        assertEquals(List.of(pointer), pointers(json));
        assertEquals(detail, errors(json).get(0).detail().en());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "1e400", "-1e400", "1e999999999", "12345678901234567890.0"})
    void noNumberIsTooLargeToBeRefused(String seconds) {
        assertEquals(List.of("/call/waitSeconds"), pointers(Calls.FULL.replace(":23,", ":" + seconds + ",")));
    }

    @Test
    void aWholeNumberMayBeWrittenAsADecimal() {
        assertEquals(
                Duration.ofSeconds(23),
                registered(Calls.FULL.replace(":23,", ":23.0,")).contact().waited());
    }

    @Test
    void everyErrorIsReportedAtOnceAndInBothLanguages() {
        List<FieldError> errors = errors(Calls.FULL
                .replace("\"caps\"", "\"ducos\"")
                .replace("\"fr\"", "\"?\"")
                .replace("lea@", "")
                .replace("2021-09-07T", ""));
        assertEquals(
                List.of("/site", "/call/startedAt", "/requester/email", "/requester/language"),
                errors.stream().map(FieldError::pointer).toList());
        errors.forEach(
                error -> assertNotEquals(error.detail().fr(), error.detail().en()));
    }

    @Test
    void aCallThatIsCountedAsAbandonedIsNotCountedAgain() {
        assertEquals(List.of("/call/callId"), pointers(Calls.FULL.replace("pbx-1", "abandoned")));
        Registered waited = (Registered) Calls.interpretLater(Calls.FULL.replace("pbx-1", "abandoned"));
        assertEquals(Calls.COUNTED, waited.insteadOf(), "a form that was accepted before takes the place of the count");
    }

    @Test
    void aCallThatHasItsFormIsNotAbandoned() {
        String abandoned = "{\"outcome\":\"ABANDONED\",\"call\":{\"callId\":\"%s\"}}";
        assertEquals(List.of("/call/callId"), pointers(abandoned.formatted("taken")));
        assertNull(registered(abandoned.formatted("other")).insteadOf());
        assertEquals(
                ContactOutcome.CASE,
                registered(Calls.FULL.replace("pbx-1", "taken")).contact().outcome(),
                "another matter of the same call");
    }

    @Test
    void theClockOfTheExchangeMayBeAFewMinutesAhead() {
        Registered registered = registered(Calls.FULL.replace("T07:13:04", "T07:25:00"));
        assertEquals(Calls.NOW.plusSeconds(300), registered.contact().occurredAt());
    }
}
