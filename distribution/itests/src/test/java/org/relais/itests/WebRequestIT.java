package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Builds;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Stranger;

/** Citizens send requests over the web and follow them, without an account, in the running system. */
@ExtendWith(SharedRelais.class)
class WebRequestIT {

    private static final String REQUESTS = "/api/v1/public/requests";
    private static final String DRAFTS = "/api/v1/public/drafts";
    private static final String TRACKING = "/api/v1/public/tracking";
    private static final String FORMS = "/api/v1/public/forms";

    /** What a citizen may be told; whoever adds to it has thought about it. */
    private static final Set<String> MEMBERS = Set.of(
            "reference",
            "receipt",
            "receivedAt",
            "status",
            "statusText",
            "whatToDo",
            "expectedAt",
            "waitingUntil",
            "outcome",
            "answeredAt",
            "messages",
            "missingDocuments",
            "token",
            "tokenExpiresAt");

    private final RunningRelais relais;
    private final Api citizen;
    private final Api agent;
    private final Api deres;
    private final Api supervisor;

    WebRequestIT(RunningRelais relais, Api api) {
        this.relais = relais;
        citizen = api;
        agent = api.signedIn("agent");
        deres = api.signedIn("deres");
        supervisor = api.signedIn("supervisor");
    }

    /** A web request with a missing document that the citizen sends later. */
    @Test
    void theCitizenSendsAMissingDocumentLater() {
        Answer sent = send(Calls.newKey(), request("scholarships", "Bourse")).expect(201);
        String path = "/api/v1/cases/" + sent.text("/reference");
        assertTrue(sent.text("/confirmation/fr").contains(sent.text("/reference")), sent::body);
        assertFalse(sent.text("/expectedAt").isEmpty(), sent::body);
        assertEquals("REGISTERED", track(sent).text("/status"));

        deres.post(path + "/actions/assign", "{\"agent\":\"deres\"}").expect(200);
        deres.post(path + "/actions/start", "{}").expect(200);
        deres.post(path + "/procedures", "{\"procedure\":\"scholarship-enrolment\"}")
                .expect(200);
        deres.post(
                        path + "/procedures/scholarship-enrolment/documents/request",
                        "{\"documents\":[\"income-notice\"],\"text\":\"Il nous manque votre avis d'imposition.\"}")
                .expect(200);

        Answer waiting = track(sent);
        assertEquals("WAITING_FOR_YOU", waiting.text("/status"));
        assertEquals("", waiting.text("/expectedAt"));
        assertEquals("income-notice", waiting.text("/missingDocuments/0/document"));
        assertEquals("Avis d'imposition ou de non-imposition", waiting.text("/missingDocuments/0/name"));
        assertTrue(waiting.text("/messages/0/text").contains("avis d'imposition"), waiting::body);

        Answer there = upload(
                        citizen.with("Tracking-Token", waiting.text("/token")),
                        TRACKING + "/documents?procedure=scholarship-enrolment&document=income-notice",
                        "avis.txt")
                .expect(201);

        assertEquals("IN_PROGRESS", there.text("/status"));
        assertFalse(there.text("/expectedAt").isEmpty(), there::body);
        assertEquals("IN_PROGRESS", deres.get(path).expect(200).text("/status"));
        assertTrue(deres.get(path + "/procedures").expect(200).body().contains("\"RECEIVED\""));
        assertTrue(deres.get(path + "/attachments").expect(200).body().contains("avis.txt"));
        Answer again = upload(
                citizen.with("Tracking-Token", there.text("/token")),
                TRACKING + "/documents?procedure=scholarship-enrolment&document=income-notice",
                "avis.txt");
        assertEquals("web-document-not-expected", again.expect(409).text("/code"));
    }

    @Test
    void aDraftIsLeftAndResumedAndSentOnceWithItsAttachment() {
        Answer begun = citizen.post(DRAFTS, "{\"topic\":\"care\"}").expect(201);
        Api owner = citizen.with("Draft-Secret", begun.text("/secret"));
        String draft = DRAFTS + "/" + begun.text("/id");
        upload(owner, draft + "/files", "ordonnance.txt").expect(201);
        owner.with("Content-Type", "application/json")
                .send("PUT", draft, request("care", "Médecin de garde"))
                .expect(200);

        assertEquals("ordonnance.txt", owner.get(draft).expect(200).text("/files/0/name"));
        citizen.get(draft).expect(404);
        citizen.with("Draft-Secret", "wrong").get(draft).expect(404);

        String sending =
                "{\"draft\":{\"id\":\"%s\",\"secret\":\"%s\"}}".formatted(begun.text("/id"), begun.text("/secret"));
        Answer sent = citizen.post(REQUESTS, sending).expect(201);
        Answer again = citizen.post(REQUESTS, sending).expect(200);

        assertEquals(sent.body(), again.body());
        String attachments = "/api/v1/cases/" + sent.text("/reference") + "/attachments";
        assertTrue(agent.get(attachments).expect(200).body().contains("ordonnance.txt"));
        owner.send("DELETE", draft, "").expect(409);
    }

    @Test
    void theSameKeyIsTheSameRequestAndCitizensDoNotSayWhenTheySentIt() {
        String key = Calls.newKey();
        Answer first = send(key, request("care", "Une fois")).expect(201);

        assertEquals(
                first.body(), send(key, request("care", "Une fois")).expect(200).body());
        assertEquals(
                "idempotency-key-reused",
                send(key, request("care", "Autre")).expect(409).text("/code"));
        assertEquals(8, first.text("/trackingCode").length());

        String backdated =
                request("care", "Hier").replace("{\"topic\"", "{\"sentAt\":\"2021-09-01T00:00:00Z\",\"topic\"");
        JsonNode refused = ProblemDocuments.check(send(Calls.newKey(), backdated), 400, "invalid-request", REQUESTS);
        assertEquals(List.of("/sentAt"), ProblemDocuments.pointers(refused));
        refused = ProblemDocuments.check(
                send(Calls.newKey(), request("care", "Sans accord").replace("true", "false")),
                400,
                "invalid-request",
                REQUESTS);
        assertEquals(List.of("/consent"), ProblemDocuments.pointers(refused));
    }

    @Test
    void aProgramWithAnAccountHandsInWhatWasSentBefore() {
        String line =
                "{\"sentAt\":\"2021-09-29T17:34:22+11:00\",\"topic\":\"scholarships\",\"subject\":\"Justificatif\","
                        + "\"description\":\"Bonjour,\\nMerci de me répondre. 😊\",\"requester\":{\"firstName\":\"Loïc\","
                        + "\"lastName\":\"D'Argent\",\"email\":\"citoyen0@example.nc\",\"phone\":\"00687732529\",\"commune\":\"Nouméa\"}}";
        Answer receipt = citizen.as("integrator")
                .with("Idempotency-Key", Calls.newKey())
                .post("/api/v1/channels/web/intakes", line)
                .expect(201);

        Answer found =
                agent.get("/api/v1/cases/" + receipt.text("/cases/0/reference")).expect(200);
        assertEquals("2021-09-29T06:34:22Z", found.text("/receivedAt"));
        assertEquals("web", found.text("/channel"));
    }

    @Test
    void nothingIsToldThatIsNotForTheCitizen() {
        Answer sent = send(Calls.newKey(), request("care", "Transport")).expect(201);
        String path = "/api/v1/cases/" + sent.text("/reference");
        agent.post(path + "/notes", "{\"text\":\"SECRET-NOTE\",\"visibility\":\"INTERNAL\"}")
                .expect(201);
        agent.post(path + "/notes", "{\"text\":\"Pour vous\",\"visibility\":\"REQUESTER\"}")
                .expect(201);
        supervisor
                .post(path + "/actions/transfer", "{\"department\":\"DEL\",\"reason\":\"SECRET-REASON\"}")
                .expect(200);
        supervisor.post(path + "/actions/assign", "{\"agent\":\"del\"}").expect(200);

        Answer told = track(sent);

        told.json().fieldNames().forEachRemaining(name -> assertTrue(MEMBERS.contains(name), name));
        for (String inside : List.of("SECRET", "DEL", "\"del\"", "agent", "supervisor", "DPASS", "rule", "Kaloï")) {
            assertFalse(told.body().contains(inside), () -> inside + " in " + told.body());
        }
        assertEquals("Pour vous", told.text("/messages/0/text"));
        Api english = citizen.with("Accept-Language", "en");
        assertEquals(
                "Your request is registered; the right service will take it up.",
                question(english, sent.text("/reference"), sent.text("/trackingCode"))
                        .expect(200)
                        .text("/statusText"));

        Answer wrongCode = question(citizen, sent.text("/reference"), "00000000");
        Answer wrongNumber = question(citizen, "2021-999999-" + "X", sent.text("/trackingCode"));
        Answer phoneCase = question(citizen, Calls.openCase(agent), sent.text("/trackingCode"));
        assertEquals("web-unknown-request", wrongCode.expect(404).text("/code"));
        assertEquals(wrongCode.body(), wrongNumber.expect(404).body());
        assertEquals(wrongCode.body(), phoneCase.expect(404).body());

        supervisor
                .post(path + "/actions/classify", "{\"level\":\"SECRET\",\"reason\":\"x\"}")
                .expect(200);
        Answer secret = track(sent);
        assertEquals("REGISTERED", secret.text("/status"));
        assertFalse(secret.body().contains("Pour vous"), secret::body);
    }

    @Test
    void theCitizenWritesToTheOfficeAndTheOfficeSeesIt() {
        Answer sent = send(Calls.newKey(), request("care", "Question")).expect(201);
        Api owner = citizen.with("Tracking-Token", track(sent).text("/token"));

        owner.post(TRACKING + "/messages", "{\"text\":\"Où en est ma demande ?\"}")
                .expect(201);
        owner.post(TRACKING + "/messages", "{\"text\":\"Où en est ma demande ?\"}")
                .expect(201);

        Answer notes =
                agent.get("/api/v1/cases/" + sent.text("/reference") + "/notes").expect(200);
        assertEquals(1, notes.json().path("items").size());
        assertEquals("Où en est ma demande ?", notes.text("/items/0/text"));
        citizen.with("Tracking-Token", "none").get(TRACKING).expect(401);
        assertEquals("YOU", owner.get(TRACKING).expect(200).text("/messages/0/from"));
    }

    @Test
    void aTrappedRequestLooksSentAndWaitsForAPerson() {
        String trapped = request("care", "Promotion").replace("{\"topic\"", "{\"website\":\"http://spam\",\"topic\"");

        Answer sent = send(Calls.newKey(), trapped).expect(201);

        assertEquals(8, sent.text("/trackingCode").length());
        assertEquals(
                "HELD",
                agent.get("/api/v1/intakes/" + sent.text("/receipt"))
                        .expect(200)
                        .text("/state"));
        assertEquals(
                "RECEIVED",
                question(citizen, sent.text("/receipt"), sent.text("/trackingCode"))
                        .expect(200)
                        .text("/status"));
    }

    /** As shipped: thirty requests in an hour from one address. What is wrong with a request does not matter for that. */
    @Test
    void whoeverSendsTooMuchIsToldWhenToComeBackAndOthersAreNotKeptOut() {
        Stranger stranger = new Stranger(relais.url(), "127.0.0.21");
        Answer last = stranger.post(REQUESTS, "{}");
        for (int sent = 1; last.status() == 400 && sent < 40; sent++) {
            last = stranger.post(REQUESTS, "{}");
        }

        assertEquals(429, last.status(), last::toString);
        int pause = Integer.parseInt(last.header("Retry-After"));
        assertTrue(pause >= 1 && pause <= 3600, last::toString);
        assertTrue(last.header("Content-Type").startsWith("application/problem+json"), last::toString);
        assertTrue(last.body().contains("web-too-many-requests"), last::toString);
        send(Calls.newKey(), request("care", "D'ailleurs")).expect(201);
        new Stranger(relais.url(), "127.0.0.22").post(REQUESTS, "{}").expect(400);
    }

    @Test
    void formsAreListedForStrangersAndTheInterfaceSaysWhy() {
        Answer forms = citizen.get(FORMS).expect(200);
        Set<String> topics = new TreeSet<>();
        forms.json().path("topics").forEach(topic -> topics.add(topic.path("id").asText()));

        assertTrue(topics.contains("scholarships"), forms::body);
        assertEquals(
                "2021-09",
                citizen.get(FORMS + "/scholarships").expect(200).text("/properties/consent/properties/version/const"));
        citizen.get(FORMS + "/no-such-topic").expect(404);
        JsonNode operation =
                citizen.get("/api/v1/openapi.json").expect(200).json().at("/paths/~1public~1requests/post");
        assertFalse(operation.path("x-public").asText().isBlank(), operation::toString);
        assertTrue(operation.path("x-permission").isMissingNode(), operation::toString);
    }

    @Test
    void itsDataComeBackWithItAndWhatWasHandedInMeanwhileIsRegistered() {
        Answer sent = send(Calls.newKey(), request("care", "Avant")).expect(201);
        relais.shell("bundle:stop org.relais.channel.web");
        Patience.until("it is away", () -> citizen.get(FORMS).status() == 503, () -> citizen.get(FORMS));
        assertTrue(citizen.get(FORMS).header("Retry-After").matches("\\d+"));
        relais.shell("bundle:uninstall org.relais.channel.web");
        Patience.until("it has gone", () -> agent.get(FORMS).status() == 404, () -> agent.get(FORMS));
        agent.get("/api/v1/cases/" + sent.text("/reference")).expect(200);
        Answer meanwhile = citizen.as("integrator")
                .with("Idempotency-Key", Calls.newKey())
                .post("/api/v1/channels/web/intakes", request("care", "Pendant"))
                .expect(201);
        assertEquals("STAMPED", meanwhile.text("/state"));

        relais.shell("bundle:install -s " + Builds.shipped("channel-web").toUri());
        Patience.until("it is back", () -> citizen.get(FORMS).status() == 200, () -> citizen.get(FORMS));
        Patience.until(
                "what waited is registered",
                () -> agent.get("/api/v1/intakes/" + meanwhile.text("/id"))
                        .text("/state")
                        .equals("REGISTERED"));
        Patience.until(
                "requests can be followed",
                () -> question(citizen, sent.text("/reference"), sent.text("/trackingCode"))
                                .status()
                        == 200);
        assertNotEquals("", track(sent).text("/token"));
    }

    private static String request(String topic, String subject) {
        return "{\"topic\":\"%s\",\"subject\":\"%s\",\"requester\":{\"firstName\":\"Léa\",\"lastName\":\"Kaloï\"},"
                        .formatted(topic, subject)
                + "\"consent\":{\"accepted\":true,\"version\":\"2021-09\"}}";
    }

    private Answer send(String key, String form) {
        return citizen.with("Idempotency-Key", key).post(REQUESTS, form);
    }

    private Answer track(Answer sent) {
        return question(citizen, sent.text("/reference"), sent.text("/trackingCode"))
                .expect(200);
    }

    private static Answer question(Api api, String number, String code) {
        return api.post(TRACKING, "{\"reference\":\"%s\",\"code\":\"%s\"}".formatted(number, code));
    }

    private static Answer upload(Api api, String path, String name) {
        String body = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: text/plain\r\n\r\nUne pièce en texte simple.\r\n--limit--\r\n";
        return api.with("Content-Type", "multipart/form-data; boundary=limit").send("POST", path, body);
    }
}
