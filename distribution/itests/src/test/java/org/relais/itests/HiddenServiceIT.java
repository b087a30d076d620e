package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Builds;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.ClaimForms;
import org.relais.itests.harness.EveryQuestion;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;
import org.relais.itests.harness.Uploads;

/** What a delegated service holds exists for its officers alone: not for supervisors, administrators or auditors either. */
@ExtendWith(SharedRelais.class)
class HiddenServiceIT {

    private static final String FILE = "letters.jar";
    private static final String SEALED = "/api/v1/channels/sealed-letters/intakes";
    private static final String CASES = "/api/v1/cases/";

    private final RunningRelais relais;
    private final Api api;
    private final Api claims;
    private final Map<String, Api> outsiders = new LinkedHashMap<>();

    /** Stands in every text of what is hidden. */
    private final String secret = Calls.newKey();

    HiddenServiceIT(RunningRelais relais, Api api) {
        this.relais = relais;
        this.api = api;
        claims = api.signedIn("claims");
        for (String account : List.of("agent", "supervisor", "admin", "integrator", "dpass", "ddet", "auditor")) {
            outsiders.put(account, api.signedIn(account));
        }
    }

    @BeforeEach
    void theServiceIsThere() {
        Builds.drop(Builds.letters(), relais.deploy(), FILE);
        Patience.until(
                "the service is there",
                () -> claims.get("/api/v1/sessions/current").body().contains("sealed-letters:read")
                        && channels(claims).contains("\"sealed-letters\"")
                        && api.as("agent").get("/api/v1/letters").status() == 200,
                () -> channels(claims));
    }

    @AfterEach
    void remove() throws IOException {
        Files.deleteIfExists(relais.deploy().resolve(FILE));
        Patience.until(
                "the plug-in has gone",
                () -> api.as("agent").get("/api/v1/letters").status() != 200);
    }

    private static String channels(Api caller) {
        return caller.get("/api/v1/channels").expect(200).body();
    }

    private Answer handIn(String further) {
        return claims.with("Idempotency-Key", Calls.newKey())
                .post(SEALED, "{\"subject\":\"Certificat %s\"%s}".formatted(secret, further))
                .expect(201);
    }

    /** With a document, and led through what a form does to its case. */
    private Answer handInWhole() {
        String scan = Uploads.send(claims, "/api/v1/documents", secret + ".txt", secret)
                .expect(201)
                .text("/id");
        return handIn(",\"topic\":\"vaccination\",\"at\":\"2021-09-07T01:00:00Z\",\"scan\":\"" + scan + "\"");
    }

    private Map<String, Map<String, String>> askedByAll(EveryQuestion questions) {
        Map<String, Map<String, String>> answers = new LinkedHashMap<>();
        outsiders.forEach((account, caller) -> answers.put(account, asked(questions, caller)));
        return answers;
    }

    /** Who exports leaves an entry in the journal of the office, so that is read area by area and without exports. */
    private static Map<String, String> asked(EveryQuestion questions, Api caller) {
        Map<String, String> answers = questions.answers(caller);
        answers.keySet()
                .removeAll(List.of(
                        // auditors read there who has read what
                        "/access-log",
                        "/soap/directory ListAccessEntries",
                        "/office/journal/verification",
                        "/soap/directory ListOfficeChanges",
                        "/soap/directory VerifyOfficeChanges"));
        for (String area :
                List.of("directory", "queues", "procedures", "requesters", "channels", "intakes", "services")) {
            Answer journal = caller.get("/api/v1/office/journal?area=" + area);
            answers.put("journal of " + area, journal.status() + journal.body());
        }
        return answers;
    }

    @Test
    void aCaseOfAServiceChangesNoAnswerToAnybodyElse() throws IOException {
        Answer visible = Calls.receive(
                        api.as("supervisor"),
                        Calls.complete().put("subject", "Certificat").put("topic", "vaccination"))
                .expect(201);
        proveThePlugIn();
        EveryQuestion questions = EveryQuestion.about(api, visible);
        Map<String, String> officersBefore = questions.answers(claims);
        Map<String, Map<String, String>> before = askedByAll(questions);
        String readyBefore = ready();

        String hidden = handInWhole().text("/cases/0/reference");
        handInWhole();
        // received now, so that it is the newest of all that officers see
        handIn(",\"topic\":\"vaccination\"");
        String waiting = handIn(",\"held\":true").text("/id");

        Map<String, Map<String, String>> after = askedByAll(questions);
        before.forEach((account, answers) -> answers.forEach((question, answer) ->
                assertEquals(answer, after.get(account).get(question), account + " asks " + question)));
        after.values()
                .forEach(answers -> answers.values().forEach(answer -> {
                    for (String word : List.of(hidden, secret, waiting)) {
                        assertFalse(answer.contains(word), answer);
                    }
                }));
        assertEquals(readyBefore, ready());
        Map<String, String> officers = questions.answers(claims);
        for (String question : List.of(
                "/cases",
                "/cases?department=DPASS&limit=1",
                "/cases?topic=vaccination&sort=dueAt",
                "/queues",
                "/figures",
                "/intakes",
                "/soap/cases FindCases",
                "/soap/cases GetFigures")) {
            assertTrue(officers.get(question).startsWith("200 "), officers.get(question));
            assertNotEquals(officersBefore.get(question), officers.get(question), question);
        }
        measuresNothing();
    }

    @Test
    void aClaimFormFromTheDeskToThePartnerChangesNoAnswerToAnybodyElse() {
        Answer visible = Calls.receive(
                        api.as("supervisor"),
                        Calls.complete().put("subject", "Certificat").put("topic", "vaccination"))
                .expect(201);
        EveryQuestion questions = EveryQuestion.about(api, visible);
        // what hands in a month of claim forms may read them
        outsiders.remove("integrator");
        Map<String, Map<String, String>> before = askedByAll(questions);
        ClaimForms forms = new ClaimForms(claims);

        Answer registered = forms.register(ClaimForms.complete("MPL")).expect(201);
        String number = registered.text("/form/number");
        forms.register(ClaimForms.complete("MPL").put("signed", false)).expect(201);
        String slip = forms.transmitted("MPL", number);
        forms.actOnSlip(slip, "decide", "{\"form\":\"%s\",\"outcome\":\"MISSING\"}".formatted(number))
                .expect(200);

        Map<String, Map<String, String>> after = askedByAll(questions);
        before.forEach((account, answers) -> answers.forEach((question, answer) ->
                assertEquals(answer, after.get(account).get(question), account + " asks " + question)));
        after.values()
                .forEach(answers -> answers.values().forEach(answer -> {
                    for (String word : List.of(number, registered.text("/form/case"), "Zwyx")) {
                        assertFalse(answer.contains(word), answer);
                    }
                }));
        Map<String, String> officers = questions.answers(claims);
        officers.forEach((question, answer) -> assertTrue(
                !EveryQuestion.isOfServices(question) || answer.startsWith("200 "), () -> question + ": " + answer));
        for (String question : List.of(
                "/services/{service}/forms/search",
                "/services/{service}/slips",
                "/soap/services ListForms",
                "/soap/services ListDifferences")) {
            assertTrue(officers.get(question).startsWith("200 "), officers.get(question));
            assertTrue(officers.get(question).contains(number) || question.endsWith("slips"), officers.get(question));
        }
    }

    /** Else what is handed in would prove it, which administrators see. */
    private void proveThePlugIn() {
        Patience.until(
                "the plug-in is proven",
                () -> {
                    letter();
                    return api.as("admin")
                            .get("/api/v1/plug-ins")
                            .expect(200)
                            .body()
                            .contains("PROVEN");
                },
                () -> api.as("admin").get("/api/v1/plug-ins"));
    }

    private void letter() {
        api.as("agent")
                .with("Idempotency-Key", Calls.newKey())
                .post("/api/v1/channels/letters/intakes", "{\"number\":\"" + Calls.newKey() + "\",\"pages\":[\"p\"]}")
                .expect(201);
    }

    private String ready() {
        return api.get("/health/ready").body().replaceAll("\\d+", "");
    }

    /** Once the meters show what an open channel was handed while it was away, they have looked at what a service holds too. */
    private void measuresNothing() throws IOException {
        Files.delete(relais.deploy().resolve(FILE));
        Patience.until(
                "the plug-in has gone",
                () -> api.as("agent").get("/api/v1/letters").status() != 200);
        letter();
        Patience.until(
                "what waits is measured",
                () -> metrics().contains("relais_intakes_waiting{channel=\"letters\",state=\"STAMPED\"}"),
                this::metrics);
        assertFalse(metrics().contains("sealed"), this::metrics);
    }

    private String metrics() {
        return api.get("/metrics").expect(200).body();
    }

    @Test
    void isAnsweredLikeNoneAndEveryReadingOfItsOfficersIsInTheLog() {
        Answer intake = handInWhole();
        String reference = intake.text("/cases/0/reference");
        String hidden = CASES + reference;
        List<String> paths = new ArrayList<>(List.of("/api/v1/intakes/" + intake.text("/id")));
        for (String part : List.of("", "/journal", "/notes", "/attachments", "/deadline", "/procedures")) {
            paths.add(hidden + part);
        }
        String document = claims.get(hidden + "/attachments").expect(200).text("/items/0/id");
        paths.add("/api/v1/attachments/" + document);
        paths.add("/api/v1/attachments/" + document + "/content");

        for (String account : List.of("agent", "supervisor", "dpass", "auditor", "integrator")) {
            Api outsider = outsiders.get(account);
            for (String path : paths) {
                ProblemDocuments.check(outsider.get(path), 404, "not-found", path);
            }
            Answer fault = Soap.V12.call(outsider, "GetCase", "<case>" + reference + "</case>");
            assertEquals("not-found", Soap.V12.text(fault, "code"), fault::toString);
            assertFalse(channels(outsider).contains("sealed-letters"));
        }
        for (String account : List.of("agent", "supervisor", "integrator")) {
            Api sender = outsiders.get(account).with("Idempotency-Key", Calls.newKey());
            ProblemDocuments.check(sender.post(SEALED, "{\"subject\":\"Non\"}"), 404, "not-found", SEALED);
        }
        assertTrue(claims.get(hidden + "/journal").expect(200).body().contains("\"WAITING\""));
        paths.forEach(path -> claims.get(path).expect(200));
        Api auditor = outsiders.get("auditor");
        JsonNode log = auditor.get("/api/v1/access-log?service=sealed-letters&account=claims&subject=" + reference)
                .expect(200)
                .json();
        List<String> actions = log.path("items").findValuesAsText("action");
        for (String action : List.of(
                "read-case",
                "read-journal",
                "read-notes",
                "list-documents",
                "read-document",
                "open-document",
                "read-deadline",
                "read-procedures")) {
            assertTrue(actions.contains(action), log::toString);
        }
        assertFalse(log.toString().contains(secret), log::toString);
        Answer entries = Soap.V12.send(
                auditor,
                "/soap/directory",
                "",
                "urn:relais:directory",
                "ListAccessEntries",
                "<subject>" + reference + "</subject><limit>1</limit>");
        assertEquals("claims", Soap.V12.text(entries, "account"), entries::toString);
        for (String account : List.of("agent", "supervisor", "admin", "claims")) {
            ProblemDocuments.check(api.as(account).get("/api/v1/access-log"), 403, "forbidden", "/api/v1/access-log");
        }
    }

    @Test
    void whileNobodyHasHeardOfTheServiceItsCasesAreHiddenFromEverybody() throws IOException {
        String hidden = CASES + handInWhole().text("/cases/0/reference");
        claims.get(hidden).expect(200);
        Files.delete(relais.deploy().resolve(FILE));
        Patience.until(
                "the permission has gone",
                () -> !claims.get("/api/v1/sessions/current").body().contains("sealed-letters"));

        ProblemDocuments.check(claims.get(hidden), 404, "not-found", hidden);
        ProblemDocuments.check(outsiders.get("supervisor").get(hidden), 404, "not-found", hidden);
        assertFalse(channels(claims).contains("sealed-letters"));
        theServiceIsThere();
        assertEquals("IN_PROGRESS", claims.get(hidden).expect(200).text("/status"));
    }
}
