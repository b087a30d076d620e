package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.SharedRelais;

/** Every way in which the interface says no, with the code and the document that clients rely on. */
@ExtendWith(SharedRelais.class)
class RefusalsIT {

    private final Api anybody;
    private final Api agent;
    private final Api department;

    RefusalsIT(Api api) {
        anybody = api;
        agent = api.signedIn("agent");
        department = api.signedIn("dpass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "\"text\"", "{\"outcome\":}", "{\"outcome\":\"CASE\"} {}"})
    void aBodyThatIsNoJsonObject(String body) {
        Answer answer = agent.with("Idempotency-Key", Calls.newKey()).post(Calls.INTAKES, body);

        assertEquals(400, answer.status(), answer::toString);
        ProblemDocuments.check(answer, 400, answer.text("/code"), Calls.INTAKES);
        assertTrue(List.of("malformed-json", "invalid-request").contains(answer.text("/code")), answer::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void aBodyOfAnotherMediaType(String type) {
        Answer answer = agent.with("Content-Type", type)
                .with("Idempotency-Key", Calls.newKey())
                .send("POST", Calls.INTAKES, Calls.complete().toString());

        ProblemDocuments.check(answer, 415, "unsupported-media-type", Calls.INTAKES);
    }

    @Test
    void aBodyOfTenMegabytes() {
        ObjectNode call = Calls.complete();
        call.put("description", "x".repeat(10_000_000));

        ProblemDocuments.check(Calls.receive(agent, call), 413, "payload-too-large", Calls.INTAKES);
    }

    @Test
    void anIntakeWithoutAKey() {
        Answer answer = agent.post(Calls.INTAKES, Calls.complete().toString());

        ProblemDocuments.check(answer, 400, "idempotency-key-required", Calls.INTAKES);
    }

    @Test
    void aKeyThatWasUsedForAnotherForm() {
        String key = Calls.newKey();
        Calls.receive(agent, key, Calls.complete()).expect(201);

        ProblemDocuments.check(
                Calls.receive(agent, key, Calls.complete()), 409, "idempotency-key-reused", Calls.INTAKES);
    }

    @Test
    void aChannelThatNobodyInstalled() {
        String path = "/api/v1/channels/carrier-pigeon/intakes";
        Answer answer = agent.with("Idempotency-Key", Calls.newKey())
                .post(path, Calls.complete().toString());

        ProblemDocuments.check(answer, 404, "not-found", path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/cases/2021-000000-X",
                "/api/v1/cases/00000000-0000-7000-8000-000000000000",
                "/api/v1/cases/nonsense/journal",
                "/api/v1/intakes/00000000-0000-7000-8000-000000000000",
                "/api/v1/nope",
                "/api/v1/",
                "/api",
                "/api/v2/cases"
            })
    void whatDoesNotExist(String path) {
        ProblemDocuments.check(agent.get(path), 404, "not-found", path);
    }

    @Test
    void anActionThatTheStatusDoesNotAllow() {
        String path = "/api/v1/cases/" + Calls.openCase(agent) + "/actions/reopen";

        JsonNode problem = ProblemDocuments.check(
                department.post(path, "{\"reason\":\"Encore\"}"), 409, "action-not-allowed", path);

        List<String> allowed = new ArrayList<>();
        problem.path("allowedActions").forEach(action -> allowed.add(action.asText()));
        assertTrue(allowed.contains("assign") && !allowed.contains("reopen"), problem::toString);
    }

    @Test
    void aCaseThatHasChangedSinceItWasRead() {
        String reference = Calls.openCase(agent);
        String stale = agent.get("/api/v1/cases/" + reference).header("ETag");
        department
                .post("/api/v1/cases/" + reference + "/actions/assign", "{\"agent\":\"dpass\"}")
                .expect(200);
        String path = "/api/v1/cases/" + reference + "/actions/start";

        ProblemDocuments.check(department.with("If-Match", stale).post(path, "{}"), 412, "stale-revision", path);
        String fresh = department.get("/api/v1/cases/" + reference).header("ETag");
        department.with("If-Match", fresh).post(path, "{}").expect(200);
    }

    @Test
    void aCallerWithoutCredentials() {
        Answer answer = anybody.get("/api/v1/cases");

        ProblemDocuments.check(answer, 401, "unauthenticated", "/api/v1/cases");
        assertTrue(answer.header("WWW-Authenticate").startsWith("Basic "), answer::toString);
    }

    @ParameterizedTest
    @CsvSource({"agent, wrong", "nobody, demo-nobody", "agent, ''"})
    void aCallerWithTheWrongPassword(String account, String password) {
        Answer answer = anybody.basic(account, password).get("/api/v1/cases");

        ProblemDocuments.check(answer, 401, "unauthenticated", "/api/v1/cases");
        assertTrue(answer.header("WWW-Authenticate").startsWith("Basic "), answer::toString);
    }

    @Test
    void aTokenThatNobodyWasGiven() {
        Answer answer = anybody.with("Authorization", "Bearer abc.def.ghi").get("/api/v1/cases");

        ProblemDocuments.check(answer, 401, "unauthenticated", "/api/v1/cases");
    }

    @Test
    void anActionThatTheCallerHasNoRightTo() {
        String path = "/api/v1/cases/" + Calls.openCase(agent) + "/actions/assign";

        ProblemDocuments.check(agent.post(path, "{\"agent\":\"dpass\"}"), 403, "forbidden", path);
    }

    @Test
    void aCaseOfAnotherDepartmentCannotBeWorked(Api api) {
        String path = "/api/v1/cases/" + Calls.openCase(agent) + "/actions/assign";

        ProblemDocuments.check(api.as("ddet").post(path, "{\"agent\":\"ddet\"}"), 403, "forbidden", path);
    }

    @Test
    void anAdministratorReadsNoCase(Api api) {
        String path = "/api/v1/cases/" + Calls.openCase(agent);

        ProblemDocuments.check(api.as("admin").get(path), 403, "forbidden", path);
    }

    @Test
    void aMethodThatThePathDoesNotHave() {
        ProblemDocuments.check(agent.send("DELETE", "/api/v1/cases", ""), 405, "method-not-allowed", "/api/v1/cases");
    }

    @Test
    void aParameterThatNobodyKnows() {
        JsonNode problem =
                ProblemDocuments.check(agent.get("/api/v1/cases?colour=red"), 400, "invalid-request", "/api/v1/cases");

        assertEquals(List.of("/colour"), ProblemDocuments.pointers(problem));
    }

    @ParameterizedTest
    @CsvSource({"fr, Introuvable", "en, Not found", "'en-AU,fr;q=0.5', Not found", "'de,fr;q=0.9', Introuvable"})
    void theProblemSpeaksTheCallersLanguage(String language, String title) {
        Answer answer = agent.with("Accept-Language", language).get("/api/v1/nope");

        assertEquals(
                title,
                ProblemDocuments.check(answer, 404, "not-found", "/api/v1/nope")
                        .path("title")
                        .asText());
    }

    @Test
    void theDetailsOfAFormSpeakTheCallersLanguage() {
        ObjectNode call = Calls.complete();
        call.put("site", "nowhere");

        String french = detail(agent.with("Accept-Language", "fr"), call);
        String english = detail(agent.with("Accept-Language", "en"), call);

        assertTrue(french.startsWith("Site inconnu"), french);
        assertTrue(english.startsWith("Unknown site"), english);
    }

    private static String detail(Api api, ObjectNode call) {
        return Calls.receive(api, call).expect(400).text("/errors/0/detail");
    }
}
