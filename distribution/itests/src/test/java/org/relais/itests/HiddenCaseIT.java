package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.EveryQuestion;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Uploads;

/** Every answer of the running system to somebody who may not know of a case is the same with and without that case. */
@ExtendWith(SharedRelais.class)
class HiddenCaseIT {

    private static final String CASES = "/api/v1/cases/";

    /** Later than any other call of the month that is asked about, so that its log begins with those from here. */
    private static final OffsetDateTime LATE = OffsetDateTime.parse("2021-09-29T09:00:00+11:00");

    private static final AtomicInteger CALLS = new AtomicInteger();

    private final Api api;
    private final Api supervisor;

    /** Stands in every text of what is hidden, so that each test finds its own and no other's. */
    private final String secret = Calls.newKey();

    private final Map<String, Api> outsiders = new LinkedHashMap<>();

    HiddenCaseIT(Api api) {
        this.api = api;
        supervisor = api.signedIn("supervisor");
        for (String account : List.of("ddet", "agent", "admin", "integrator", "claims")) {
            outsiders.put(account, api.signedIn(account));
        }
    }

    private Answer receive(String subject) {
        return receive(subject, "vaccination");
    }

    /** Everybody has the same requester. */
    private Answer receive(String subject, String topic) {
        ObjectNode call = Calls.complete();
        call.put("subject", subject).put("topic", topic);
        OffsetDateTime startedAt = LATE.plusSeconds(CALLS.incrementAndGet());
        ((ObjectNode) call.get("call")).put("startedAt", startedAt.toString());
        return Calls.receive(supervisor, call).expect(201);
    }

    private void act(String reference, String action, String form) {
        supervisor.post(CASES + reference + "/actions/" + action, form).expect(200);
    }

    private void classify(String reference, String level) {
        act(reference, "classify", "{\"level\":\"%s\",\"reason\":\"Plainte\"}".formatted(level));
    }

    private Map<String, Map<String, String>> askedByAll(EveryQuestion questions) {
        Map<String, Map<String, String>> answers = new LinkedHashMap<>();
        outsiders.forEach((account, caller) -> answers.put(account, questions.answers(caller)));
        return answers;
    }

    /** A case with all that a case can have: notes, links, steps of a procedure, a place in a queue, a person, a return. */
    private String hiddenCaseWithEverything(String level, String visible) {
        String hidden = receive("Certificat caché " + secret, "scholarships").text("/cases/0/reference");
        classify(hidden, level);
        String link = "{\"to\":\"%s\",\"kind\":\"FOLLOWS\"}";
        act(hidden, "link", link.formatted(visible));
        supervisor
                .post(CASES + hidden + "/notes", "{\"text\":\"Confidentiel %s\"}".formatted(secret))
                .expect(201);
        Uploads.send(supervisor, CASES + hidden + "/attachments", secret + ".txt", secret)
                .expect(201);
        supervisor
                .post(CASES + hidden + "/procedures", "{\"procedure\":\"scholarship-enrolment\"}")
                .expect(200);
        act(hidden, "assign", "{\"agent\":\"supervisor\"}");
        act(hidden, "start", "{}");
        act(hidden, "wait", "{\"reason\":\"Pièce demandée\",\"until\":\"2031-01-01T00:00:00Z\"}");
        act(hidden, "resume", "{}");
        act(hidden, "release", "{}");
        askAbout(supervisor, hidden).expect(201);
        ObjectNode call = Calls.complete();
        call.putObject("requester")
                .put("firstName", "Zoé")
                .put("lastName", "Cachée " + secret)
                .put("phone", "78.99.01");
        String second = Calls.receive(supervisor, call).expect(201).text("/cases/0/reference");
        classify(second, level);
        act(second, "merge", "{\"into\":\"%s\"}".formatted(hidden));
        return hidden;
    }

    /** A citizen calls again about a running case. */
    private static Answer askAbout(Api caller, String reference) {
        ObjectNode call = Calls.complete();
        call.put("outcome", "ANSWERED").put("case", reference).remove("department");
        return Calls.receive(caller, call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESTRICTED", "SECRET"})
    void aHiddenCaseChangesNoAnswer(String level) {
        if (level.equals("SECRET")) {
            outsiders.put("dpass", api.signedIn("dpass"));
        }
        EveryQuestion questions = EveryQuestion.about(api, receive("Certificat visible"));
        String visible = receive("Autre certificat visible").text("/cases/0/reference");
        // first, since an export stands in the journal of the office, which an administrator reads
        Map<String, String> supervisorsBefore = questions.answersToWhoMayKnow(supervisor);
        Map<String, Map<String, String>> before = askedByAll(questions);

        String hidden = hiddenCaseWithEverything(level, visible);

        Map<String, Map<String, String>> after = askedByAll(questions);
        before.forEach((account, answers) -> answers.forEach((question, answer) ->
                assertEquals(answer, after.get(account).get(question), account + " asks " + question)));
        after.values().forEach(answers -> answers.values().forEach(answer -> assertTellsNothing(hidden, answer)));
        Map<String, String> supervisorsAfter = questions.answersToWhoMayKnow(supervisor);
        for (String question : List.of(
                "/cases",
                "/cases?q=certificat",
                "/cases?department=DPASS&limit=1",
                "/cases.csv",
                "/queues",
                "/queues/{queue}/cases",
                "/figures",
                "/routing/dry-run",
                "/figures?by=outcome&from=2021-09-01&to=2021-09-30",
                "/phone/calls?number=20.52.52",
                "/soap/cases FindCases",
                "/soap/cases GetFigures",
                "/soap/work ListQueueCases",
                "/soap/routing TryRules")) {
            assertTrue(supervisorsAfter.get(question).startsWith("200 "), supervisorsAfter.get(question));
            assertNotEquals(supervisorsBefore.get(question), supervisorsAfter.get(question), question);
        }
    }

    private void assertTellsNothing(String hidden, String answer) {
        for (String word : List.of(hidden, secret)) {
            assertFalse(answer.contains(word), answer);
        }
    }

    /** What is merged changes itself, so that the answers differ; but none of them says with what. */
    @ParameterizedTest
    @CsvSource({"RESTRICTED, true", "RESTRICTED, false", "SECRET, true", "SECRET, false"})
    void aVisibleCaseThatWasMergedWithAHiddenOneTellsNothingOfIt(String level, boolean intoTheHiddenOne) {
        Answer intake = receive("Certificat visible");
        String visible = intake.text("/cases/0/reference");
        EveryQuestion questions = EveryQuestion.about(api, intake);
        String hidden = receive("Certificat caché " + secret).text("/cases/0/reference");
        classify(hidden, level);
        supervisor
                .post(CASES + hidden + "/notes", "{\"text\":\"Confidentiel %s\"}".formatted(secret))
                .expect(201);
        act(visible, "link", "{\"to\":\"%s\",\"kind\":\"RELATED\"}".formatted(hidden));
        String from = intoTheHiddenOne ? visible : hidden;
        act(from, "merge", "{\"into\":\"%s\"}".formatted(intoTheHiddenOne ? hidden : visible));

        for (String account : List.of("ddet", "agent")) {
            questions.answers(outsiders.get(account)).values().forEach(answer -> assertTellsNothing(hidden, answer));
        }
        if (intoTheHiddenOne) {
            refusalsAbout(visible, outsiders.get("agent")).forEach(answer -> assertTellsNothing(hidden, answer.body()));
            refusalsAbout(visible, supervisor)
                    .forEach(answer -> assertTrue(answer.body().contains(hidden), answer::toString));
        }
        Map<String, String> toSupervisor = questions.answers(supervisor);
        for (String question : List.of("/cases/{case}", "/cases/{case}/journal", "/soap/cases GetCase")) {
            String answer = toSupervisor.get(question);
            assertTrue(answer.contains(hidden), question + ": " + answer);
        }
    }

    /** Of whoever goes on with a case that was merged. */
    private static List<Answer> refusalsAbout(String merged, Api caller) {
        String start = "{\"procedure\":\"scholarship-enrolment\"}";
        return List.of(
                askAbout(caller, merged).expect(400),
                caller.post(CASES + merged + "/procedures", start).expect(409));
    }

    @Test
    void aHiddenCaseIsAnsweredLikeNone() {
        Answer intake = receive("Certificat caché " + secret);
        String hidden = intake.text("/cases/0/reference");
        String visible = receive("Certificat visible").text("/cases/0/reference");
        classify(hidden, "SECRET");
        Api outsider = outsiders.get("ddet");

        for (String path : List.of("", "/journal", "/notes", "/attachments", "/deadline", "/procedures")) {
            ProblemDocuments.check(outsider.get(CASES + hidden + path), 404, "not-found", CASES + hidden + path);
        }
        String close = CASES + hidden + "/actions/close";
        ProblemDocuments.check(outsider.with("If-Match", "\"99\"").post(close, "{}"), 404, "not-found", close);
        String link = CASES + visible + "/actions/link";
        ProblemDocuments.check(
                api.as("dpass").post(link, "{\"to\":\"" + hidden + "\",\"kind\":\"RELATED\"}"), 404, "not-found", link);
        String secretFile = Uploads.send(supervisor, CASES + hidden + "/attachments", "a.txt", secret)
                .expect(201)
                .text("/id");
        for (String path :
                List.of("/api/v1/attachments/" + secretFile, "/api/v1/attachments/" + secretFile + "/content")) {
            ProblemDocuments.check(outsider.get(path), 404, "not-found", path);
        }
        String handedIn = "/api/v1/intakes/" + intake.text("/id");
        ProblemDocuments.check(outsider.get(handedIn), 404, "not-found", handedIn);
    }
}
