package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Asking;
import org.relais.itests.harness.Builds;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

/** A plug-in is one file in the deploy folder: its channel, operations and tables come, change and go with it. */
@ExtendWith(SharedRelais.class)
class PlugInIT {

    private static final String LETTERS = "/api/v1/letters";
    private static final String INTAKES = "/api/v1/channels/letters/intakes";
    private static final String FILE = "letters.jar";

    private final RunningRelais relais;
    private final Api agent;

    PlugInIT(RunningRelais relais, Api api) {
        this.relais = relais;
        agent = api.signedIn("agent");
    }

    @BeforeEach
    void install() {
        deploy(Builds.letters(), "1.0.0.SNAPSHOT");
    }

    @AfterEach
    void remove() throws IOException {
        Files.deleteIfExists(relais.deploy().resolve(FILE));
        Patience.until("the plug-in has gone", () -> agent.get(LETTERS).status() != 200, () -> agent.get(LETTERS));
    }

    @Test
    void bringsItsChannelItsOperationsAndItsTables() {
        String number = Calls.newKey();

        Answer receipt = receive(number).expect(201);

        assertEquals("REGISTERED", receipt.text("/state"));
        assertEquals(
                number,
                agent.get("/api/v1/cases/" + receipt.text("/cases/0/reference"))
                        .expect(200)
                        .text("/subject"));
        assertEquals(letters(), Long.parseLong(soap("CountLetters", "letters")));
        assertTrue(agent.get("/api/v1/openapi.json").expect(200).body().contains("/letters/{number}"));
        assertTrue(agent.get("/soap/letters?wsdl").expect(200).body().contains("CountLetters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "supervisor", "admin", "integrator"})
    void anOperationThatDoesNotSayWhoMayCallItIsClosedToEverybody(String account) {
        Api somebody = agent.as(account);
        String path = LETTERS + "/forgotten";

        ProblemDocuments.check(somebody.get(path), 403, "forbidden", path);
        Answer fault = Soap.V12.send(somebody, "/soap/letters", "", "urn:relais:letters", "Forgotten", "");
        assertEquals("forbidden", Soap.V12.text(fault, "code"), fault::toString);
    }

    @Test
    void itsOwnPermissionOpensItsOperationsAndGoesWithIt() throws IOException {
        String number = Calls.newKey();
        receive(number).expect(201);
        String letter = LETTERS + "/" + number;
        Api supervisor = agent.as("supervisor");

        agent.get(letter).expect(200);
        var refused = ProblemDocuments.check(supervisor.get(letter), 403, "forbidden", letter);
        assertTrue(refused.path("detail").asText().contains("letters:read"), refused::toString);
        Answer fault = Soap.V12.send(supervisor, "/soap/letters", "", "urn:relais:letters", "CountLetters", "");
        assertEquals("forbidden", Soap.V12.text(fault, "code"), fault::toString);
        assertEquals("ALL", heldByAgent());
        assertTrue(declared(supervisor).contains("\"letters:read\""));

        Files.delete(relais.deploy().resolve(FILE));
        awaitAbsence();
        Patience.until(
                "the permission has gone", () -> heldByAgent().isEmpty(), () -> agent.get("/api/v1/sessions/current"));
        assertFalse(declared(supervisor).contains("letters:read"));
    }

    private String heldByAgent() {
        return agent.get("/api/v1/sessions/current").expect(200).text("/permissions/letters:read");
    }

    private static String declared(Api supervisor) {
        return supervisor.get("/api/v1/permissions").expect(200).body();
    }

    @Test
    void itsLazyRelationsAreReadInsideAUnitOfWork() {
        String number = Calls.newKey();
        receive(number).expect(201);

        Answer pages = agent.get(LETTERS + "/" + number).expect(200);

        assertEquals("[\"first\",\"second\"]", pages.json().toString());
    }

    @Test
    void aLetterAndItsCaseAreBothThereOrNeither() {
        String number = Calls.newKey();
        receive(number).expect(201);
        long letters = letters();
        long cases = cases();

        Answer refusedByTheDatabase = receive(number).expect(201);

        assertEquals("STAMPED", refusedByTheDatabase.text("/state"));
        assertEquals("[]", refusedByTheDatabase.json().path("cases").toString());
        assertEquals(letters, letters());
        assertEquals(cases, cases());
        receive(Calls.newKey()).expect(201);
        assertEquals(letters + 1, letters());
        assertEquals(cases + 1, cases());
    }

    @Test
    void itChangesAndGoesWhileRequestsRunAndNoneOfTheCoreFails() throws IOException {
        Asking rest = new Asking(() -> agent.get("/api/v1/cases?limit=1"), answer -> answer.status() == 200);
        Asking soap = new Asking(
                () -> Soap.V12.call(agent, "ListChannels", ""),
                answer -> answer.status() == 200 && answer.body().contains("phone"));
        Asking itself = new Asking(() -> agent.get(LETTERS), PlugInIT::isAnswerOrAbsence);
        try (rest;
                soap;
                itself) {
            deploy(Builds.withVersion(Builds.letters(), "1.1.0"), "1.1.0");
            rest.awaitMore(20);
            deploy(Builds.letters(), "1.0.0.SNAPSHOT");
            soap.awaitMore(20);
            Files.delete(relais.deploy().resolve(FILE));
            awaitAbsence();
            rest.awaitMore(20);
            soap.awaitMore(20);
        }
        assertEquals(List.of(), rest.wrong());
        assertEquals(List.of(), soap.wrong());
        assertEquals(List.of(), itself.wrong());
    }

    @Test
    void itsDataStayWhenItGoesAndItsMigrationRunsOnce() throws IOException {
        String number = Calls.newKey();
        String reference = receive(number).expect(201).text("/cases/0/reference");
        long letters = letters();

        Files.delete(relais.deploy().resolve(FILE));
        awaitAbsence();
        agent.get("/api/v1/cases/" + reference).expect(200);
        deploy(Builds.withVersion(Builds.letters(), "1.2.0"), "1.2.0");

        assertEquals(letters, letters());
        assertEquals(1, agent.get(LETTERS).expect(200).json().path("migrations").asInt());
        agent.get(LETTERS + "/" + number).expect(200);
    }

    private void deploy(Path build, String version) {
        Builds.drop(build, relais.deploy(), FILE);
        Patience.until(
                "version " + version + " answers over REST and SOAP",
                () -> {
                    Answer answer = agent.get(LETTERS);
                    return answer.status() == 200
                            && answer.text("/version").equals(version)
                            && version.equals(soap("GetVersion", "version"))
                            && !soap("CountLetters", "letters").isEmpty();
                },
                () -> agent.get(LETTERS));
    }

    private void awaitAbsence() {
        Patience.until(
                "neither REST nor SOAP answers",
                () -> isAbsence(agent.get(LETTERS))
                        && isAbsence(Soap.V12.send(agent, "/soap/letters", "", "urn:relais:letters", "GetVersion", "")),
                () -> agent.get(LETTERS));
    }

    private Answer receive(String number) {
        return agent.with("Idempotency-Key", Calls.newKey())
                .post(INTAKES, "{\"number\":\"" + number + "\",\"pages\":[\"first\",\"second\"]}");
    }

    private long letters() {
        return agent.get(LETTERS).expect(200).json().path("letters").asLong();
    }

    private long cases() {
        return agent.get("/api/v1/cases?channel=letters&limit=1")
                .expect(200)
                .json()
                .at("/total/value")
                .asLong();
    }

    private String soap(String operation, String element) {
        Answer answer = Soap.V12.send(agent, "/soap/letters", "", "urn:relais:letters", operation, "");
        return answer.status() == 200 ? Soap.V12.text(answer, element) : "";
    }

    private static boolean isAnswerOrAbsence(Answer answer) {
        return answer.status() == 200 || isAbsence(answer);
    }

    /** What was there may be on its way back: the client is told to try again. */
    private static boolean isAbsence(Answer answer) {
        return answer.status() == 404
                || answer.status() == 503 && answer.header("Retry-After").matches("\\d+");
    }
}
