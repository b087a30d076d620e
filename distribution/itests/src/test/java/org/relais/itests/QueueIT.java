package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

/** Work that waits in queues. Others share the container, so each test has a department of its own, closed at the end. */
@ExtendWith(SharedRelais.class)
class QueueIT {

    private static final String DEPARTMENT = "IT-QUEUE";
    private static final String QUEUE = "/api/v1/queues/it-queue";
    private static final String CASES = "/api/v1/cases/";
    private static final String WORKER = "/api/v1/agents/deres";

    private final Api api;
    private final Api admin;
    private final Api agent;
    private final Api supervisor;

    QueueIT(Api api) {
        this.api = api;
        admin = api.signedIn("admin");
        agent = api.signedIn("agent");
        supervisor = api.signedIn("supervisor");
    }

    @BeforeEach
    void aDepartmentWhereOnePersonWorks() {
        department("");
        worker("{\"department\":\"" + DEPARTMENT + "\",\"skills\":[\"nurse\"],\"workingHours\":[" + always() + "]}");
    }

    @AfterEach
    void theDepartmentIsClosedAndItsCasesGoElsewhere() {
        put(supervisor, QUEUE, "{\"assignment\":\"NONE\"}").expect(200);
        worker("{}");
        put(supervisor, WORKER + "/presence", "{\"presence\":\"ON_SITE\"}").expect(200);
        department(",\"closed\":true,\"successor\":\"DDDT\"");
    }

    private void department(String more) {
        String name = "{\"kind\":\"SERVICE\",\"name\":{\"fr\":\"Essai\",\"en\":\"Trial\"}%s}".formatted(more);
        put(admin, "/api/v1/departments/" + DEPARTMENT, name).expect(200);
    }

    private void worker(String json) {
        put(admin, WORKER, json).expect(200);
    }

    /** Working hours that hold at any moment of a working day of the office. */
    private static String always() {
        return "\"MONDAY-SUNDAY 00:00-24:00\"";
    }

    private static Answer put(Api caller, String path, String json) {
        return caller.with("Content-Type", "application/json").send("PUT", path, json);
    }

    private String open() {
        return Calls.receive(agent, Calls.complete().put("department", DEPARTMENT))
                .expect(201)
                .text("/cases/0/reference");
    }

    @Test
    void twoHundredClaimsAtOnceOnAHundredCasesGiveEachCaseOnceAndTellAHundredThatNothingWaits() throws Exception {
        Set<String> opened = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            opened.add(open());
        }
        assertEquals(
                100, supervisor.get(QUEUE).expect(200).json().path("waiting").asInt());
        Api worker = api.signedIn("deres");

        Set<String> claimed = new HashSet<>();
        int nothing = 0;
        for (Answer answer : atOnce(200, () -> worker.post(QUEUE + "/claim", ""))) {
            if (answer.status() == 204) {
                nothing++;
            } else {
                assertTrue(claimed.add(answer.expect(200).text("/reference")), () -> "claimed twice: " + answer);
                assertEquals("deres", answer.text("/assignee"));
            }
        }

        assertEquals(opened, claimed);
        assertEquals(100, nothing);
        JsonNode counts = supervisor.get(QUEUE).expect(200).json();
        assertEquals(List.of(100, 0, 100), numbers(counts, "open", "waiting", "assigned"));

        String back = claimed.iterator().next();
        worker.post(CASES + back + "/actions/release", "").expect(200);
        assertEquals(back, supervisor.get(QUEUE + "/cases").expect(200).text("/items/0/reference"));
        assertEquals(back, worker.post(QUEUE + "/claim", "").expect(200).text("/reference"));
    }

    private static List<Answer> atOnce(int times, java.util.concurrent.Callable<Answer> work) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(times);
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : people.invokeAll(java.util.Collections.nCopies(times, work))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            people.shutdownNow();
        }
    }

    private static List<Integer> numbers(JsonNode node, String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> node.path(name).asInt())
                .toList();
    }

    @Test
    void whoHasAsManyCasesAsTheQueueAllowsIsToldSo() {
        String first = open();
        open();
        int load = 1
                + supervisor
                        .get(CASES + "?assignee=deres&status=OPEN&limit=200")
                        .expect(200)
                        .json()
                        .path("items")
                        .size();
        put(supervisor, QUEUE, "{\"assignment\":\"NONE\",\"loadLimit\":" + load + "}")
                .expect(200);
        Api worker = api.signedIn("deres");

        assertEquals(first, worker.post(QUEUE + "/claim", "").expect(200).text("/reference"));
        assertEquals(
                "load-limit-reached",
                worker.post(QUEUE + "/claim", "").expect(409).text("/code"));
        agent.post(QUEUE + "/claim", "{\"shoe\":42}").expect(400);
    }

    @Test
    void theSupervisorsQueueDoesNotExistForOthers() {
        assertTrue(supervisor.get("/api/v1/queues").expect(200).body().contains("\"supervisors\""));
        assertFalse(agent.get("/api/v1/queues").expect(200).body().contains("\"supervisors\""));
        String path = "/api/v1/queues/supervisors";
        String hidden = agent.get(path).expect(404).text("/detail");
        assertEquals(
                hidden.replace("supervisors", "none"),
                agent.get("/api/v1/queues/none").expect(404).text("/detail"));
        agent.get(path + "/cases").expect(404);
        agent.post(path + "/claim", "").expect(404);
        supervisor.get(path + "/cases").expect(200);
    }

    @Test
    void aCaseGoesByItselfToSomebodyPresentWithTheSkillAndTheJournalSaysWhy() {
        org.junit.jupiter.api.Assumptions.assumeTrue(officeWorksToday(), "nobody is given work on a day off");
        put(supervisor, QUEUE, "{\"assignment\":\"ROUND_ROBIN_BY_SKILL\",\"skill\":\"Nurse\",\"reason\":\"Essai\"}")
                .expect(200);
        String given = open();
        Answer read = supervisor.get(CASES + given).expect(200);
        assertEquals("deres", read.text("/assignee"), read::toString);
        JsonNode entry =
                supervisor.get(CASES + given + "/journal").expect(200).json().at("/items/1");
        assertEquals("relais", entry.path("actor").asText());
        assertTrue(entry.path("reason").asText().contains("ROUND_ROBIN_BY_SKILL"), entry::toString);

        put(supervisor, WORKER + "/presence", "{\"presence\":\"AWAY\"}").expect(200);
        String waits = open();
        assertEquals("", supervisor.get(CASES + waits).expect(200).text("/assignee"));
        put(supervisor, WORKER + "/presence", "{\"presence\":\"REMOTE\"}").expect(200);
        Patience.until(
                "the case that waited is given",
                () -> supervisor.get(CASES + waits).text("/assignee").equals("deres"));
    }

    @ParameterizedTest
    @EnumSource
    void queuesAreWorkedOverSoap(Soap soap) {
        String reference = open();
        Api worker = api.as("deres");

        Answer queues = work(soap, worker, "ListQueues", "").expect(200);
        assertTrue(queues.body().contains("it-queue"), queues::toString);
        Answer edited = work(
                        soap,
                        api.as("supervisor"),
                        "EditQueue",
                        "<queue>it-queue</queue><assignment>NONE</assignment><loadLimit>900</loadLimit>"
                                + "<skillsByTopic><topic>vaccination</topic><skill>Nurse</skill></skillsByTopic>")
                .expect(200);
        assertEquals("900", soap.text(edited, "loadLimit"));
        assertEquals("nurse", soap.text(edited, "skill"));
        Answer waiting = work(soap, worker, "ListQueueCases", "<queue>it-queue</queue>");
        assertEquals(reference, soap.text(waiting.expect(200), "reference"));
        assertEquals("1", soap.text(waiting, "total"));
        Answer claimed = work(soap, worker, "ClaimNext", "<queue>it-queue</queue>");
        assertEquals(reference, soap.text(claimed.expect(200), "reference"));
        Answer nothing = work(soap, worker, "ClaimNext", "<queue>it-queue</queue>");
        assertEquals("", soap.text(nothing.expect(200), "reference"));
        assertEquals("not-found", soap.text(work(soap, worker, "ClaimNext", "<queue>none</queue>"), "code"));
    }

    private static Answer work(Soap soap, Api caller, String operation, String members) {
        return soap.send(caller, "/soap/work", "", "urn:relais:work", operation, members);
    }

    @ParameterizedTest
    @EnumSource
    void aCaseIsPutIntoAQueuePrioritisedAndClassifiedOverSoap(Soap soap) {
        String theCase = "<case>" + open() + "</case>";
        Api caller = api.as("supervisor");
        Answer refused = soap.call(
                caller,
                "PerformAction",
                theCase + "<action>transfer</action><department>" + DEPARTMENT
                        + "</department><queue>del</queue><reason>Non</reason>");
        assertEquals("/queue", soap.text(refused, "pointer"));
        Answer placed = soap.call(
                caller,
                "PerformAction",
                theCase + "<action>triage</action><department>DEL</department><queue>del</queue>");
        assertEquals("del", soap.text(placed.expect(200), "queue"));
        Answer urgent = soap.call(
                caller,
                "PerformAction",
                theCase + "<action>prioritise</action><reason>Vite</reason><priority>HIGH</priority>");
        assertEquals("HIGH", soap.text(urgent.expect(200), "priority"));
        soap.call(
                        caller,
                        "PerformAction",
                        theCase + "<action>classify</action><reason>Plainte</reason><level>SECRET</level>")
                .expect(200);
    }

    private boolean officeWorksToday() {
        LocalDate today = LocalDate.now(ZoneId.of("Pacific/Noumea"));
        String next = supervisor
                .get("/api/v1/calendar/next-working-day?after=" + today.minusDays(1))
                .expect(200)
                .text("/date");
        return today.toString().equals(next);
    }
}
