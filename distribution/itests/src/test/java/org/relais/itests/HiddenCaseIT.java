package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.SharedRelais;

/**
 * Every answer of the running system to somebody who may not know of a case is the same, byte by byte, before that case is there and
 * after. Operations are taken from the description of the interface, so that one that nobody thought of makes this test fail.
 */
@ExtendWith(SharedRelais.class)
class HiddenCaseIT {

    private static final String CASES = "/api/v1/cases/";

    /** Asked by something that is no case, and answered from the office alone or from what the caller has kept. */
    private static final Set<String> WITHOUT_CASES = Set.of(
            "/filters/{filter}",
            "/procedures/{procedure}",
            "/procedures/{procedure}/versions",
            "/routing/rules/versions/{version}");

    /** What an operation needs besides the path. */
    private static final Map<String, String> QUERIES = Map.of(
            "/figures", "?from=2021-09-01&to=2021-09-30&by=topic",
            "/calendar/status", "?at=2021-09-23T07:00:00%2B11:00",
            "/calendar/next-working-day", "?after=2021-09-23",
            "/calendar/due", "?from=2021-09-23T15:30:00%2B11:00&workingMinutes=60");

    private final Api api;
    private final Api supervisor;
    private final Api outsider;

    HiddenCaseIT(Api api) {
        this.api = api;
        supervisor = api.signedIn("supervisor");
        outsider = api.signedIn("ddet");
    }

    private Answer receive(String subject) {
        ObjectNode call = Calls.complete();
        call.put("subject", subject);
        return Calls.receive(supervisor, call).expect(201);
    }

    private void classify(String reference, String level) {
        supervisor
                .post(
                        CASES + reference + "/actions/classify",
                        "{\"level\":\"%s\",\"reason\":\"Plainte\"}".formatted(level))
                .expect(200);
    }

    /** The answers to everything that can be asked, by the question; {@code names} stand in for the parameters of paths. */
    private Map<String, String> answers(Api caller, Map<String, String> names) {
        Map<String, String> answers = new LinkedHashMap<>();
        Set<String> unknown = new TreeSet<>();
        for (var path :
                api.get("/api/v1/openapi.json").expect(200).json().path("paths").properties()) {
            if (!path.getValue().has("get") || WITHOUT_CASES.contains(path.getKey())) {
                continue;
            }
            String concrete = path.getKey();
            for (var name : names.entrySet()) {
                concrete = concrete.replace("{" + name.getKey() + "}", name.getValue());
            }
            if (concrete.contains("{")) {
                unknown.add(path.getKey());
                continue;
            }
            Answer answer = caller.get("/api/v1" + concrete + QUERIES.getOrDefault(path.getKey(), ""));
            // what is left of the time differs by nature
            String body = answer.body().replaceAll("\"remaining\":\"[^\"]*\"", "");
            answers.put(path.getKey(), answer.status() + " " + body);
        }
        assertEquals(Set.of(), unknown, "operations that this test does not know how to ask");
        for (String query :
                List.of("q=certificat", "department=DPASS", "status=OPEN", "topic=vaccination&sort=dueAt")) {
            answers.put(query, caller.get("/api/v1/cases?" + query).expect(200).body());
        }
        for (String by : List.of("topic", "outcome", "site", "day", "channel", "department")) {
            String figures = "/api/v1/figures?from=2021-09-01&to=2021-09-30&by=" + by;
            answers.put(figures, caller.get(figures).expect(200).body());
        }
        return answers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESTRICTED", "SECRET"})
    void aHiddenCaseChangesNoAnswer(String level) {
        Answer visible = receive("Certificat visible");
        Map<String, String> names = Map.of(
                "case", visible.text("/cases/0/reference"),
                "intake", visible.text("/id"));
        Map<String, String> before = answers(outsider, names);
        Map<String, String> supervisorsBefore = answers(supervisor, names);

        String hidden = receive("Certificat caché").text("/cases/0/reference");
        classify(hidden, level);
        supervisor
                .post(
                        CASES + hidden + "/actions/link",
                        "{\"to\":\"%s\",\"kind\":\"FOLLOWS\"}".formatted(names.get("case")))
                .expect(200);
        supervisor
                .post(CASES + hidden + "/notes", "{\"text\":\"Confidentiel\"}")
                .expect(201);

        Map<String, String> after = answers(outsider, names);
        assertEquals(before, after);
        after.values().forEach(answer -> assertFalse(answer.contains(hidden), answer));
        Map<String, String> supervisorsAfter = answers(supervisor, names);
        for (String question : List.of("q=certificat", "department=DPASS", "/queues", "/figures", "/cases")) {
            assertNotEquals(supervisorsBefore.get(question), supervisorsAfter.get(question), question);
        }
    }

    @Test
    void aHiddenCaseIsAnsweredLikeNone() {
        Answer intake = receive("Certificat caché");
        String hidden = intake.text("/cases/0/reference");
        String visible = receive("Certificat visible").text("/cases/0/reference");
        classify(hidden, "SECRET");

        for (String path : List.of("", "/journal", "/notes")) {
            ProblemDocuments.check(outsider.get(CASES + hidden + path), 404, "not-found", CASES + hidden + path);
        }
        String close = CASES + hidden + "/actions/close";
        ProblemDocuments.check(outsider.with("If-Match", "\"99\"").post(close, "{}"), 404, "not-found", close);
        String link = CASES + visible + "/actions/link";
        ProblemDocuments.check(
                api.as("dpass").post(link, "{\"to\":\"" + hidden + "\",\"kind\":\"RELATED\"}"), 404, "not-found", link);
        String handedIn = "/api/v1/intakes/" + intake.text("/id");
        ProblemDocuments.check(outsider.get(handedIn), 404, "not-found", handedIn);
    }
}
