package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

/** Operating modes and suspended channels. Others share the container, so everything is as before after each test. */
@ExtendWith(SharedRelais.class)
class ModeIT {

    private static final String MODE = "/api/v1/office/mode";
    private static final String PHONE = "/api/v1/channels/phone/actions/";
    private static final String DROPBOX = "/api/v1/channels/dropbox";
    private static final String SUSPENSION = """
            {"reason":{"fr":"Le standard est en panne.","en":"The switchboard is down."},
             "alternatives":[{"fr":"Remplissez le formulaire.","en":"Fill in the web form."}]}""";

    private final Api agent;
    private final Api supervisor;

    ModeIT(Api api) {
        agent = api.signedIn("agent");
        supervisor = api.signedIn("supervisor");
    }

    @AfterEach
    void everythingIsAsBefore() {
        switchTo("normal").expect(200);
        if (phone().path("state").asText().equals("SUSPENDED")) {
            supervisor.post(PHONE + "resume", "{}").expect(200);
        }
    }

    private Answer switchTo(String mode) {
        return put(supervisor, "{\"mode\":\"%s\",\"reason\":\"essai\"}".formatted(mode));
    }

    private static Answer put(Api caller, String body) {
        return caller.with("Content-Type", "application/json").send("PUT", MODE, body);
    }

    private JsonNode phone() {
        return channel("phone");
    }

    private JsonNode channel(String id) {
        for (JsonNode channel : agent.get("/api/v1/channels").expect(200).json().path("items")) {
            if (channel.path("id").asText().equals(id)) {
                return channel;
            }
        }
        throw new AssertionError("no " + id);
    }

    private String ruleForChildcare() {
        return agent.post("/api/v1/routing/preview", "{\"topic\":\"childcare\"}")
                .expect(200)
                .text("/rule");
    }

    @Test
    void aLockdownChangesNoticesAndRulesAtOnceAndVanishesWithoutATrace() {
        Answer before = agent.get(MODE).expect(200);
        assertEquals("normal", before.text("/mode"));
        assertEquals(3, before.json().path("modes").size(), before::toString);
        assertEquals("topic-childcare", ruleForChildcare());

        String switching = "{\"mode\":\"lockdown\",\"reason\":\"Arrêté du 6 septembre 2021\"}";
        Answer lockdown = put(supervisor.with("If-Match", before.header("ETag")), switching)
                .expect(200);
        assertEquals("lockdown", lockdown.text("/mode"));
        assertEquals("supervisor", lockdown.text("/by"));
        assertEquals("Arrêté du 6 septembre 2021", lockdown.text("/reason"));
        assertEquals("hand-delivery", lockdown.text("/changes/forbids/0"));
        assertEquals(0, lockdown.json().at("/changes/suspends").size(), "every channel goes on");
        assertEquals(
                412,
                put(supervisor.with("If-Match", before.header("ETag")), switching)
                        .status());

        JsonNode channels = agent.get("/api/v1/channels").expect(200).json();
        assertEquals("lockdown", channels.at("/mode/id").asText());
        assertTrue(channels.at("/mode/notice/fr").asText().startsWith("Confinement"), channels::toString);
        assertEquals("lockdown-childcare", ruleForChildcare());
        var call = Calls.complete().put("topic", "childcare");
        call.remove("department");
        String reference = Calls.receive(agent, call).expect(201).text("/cases/0/reference");
        Answer routed = agent.get("/api/v1/cases/" + reference).expect(200);
        assertEquals("lockdown-childcare", routed.text("/routing/rule"));
        assertEquals("HIGH", routed.text("/priority"));

        assertEquals("normal", switchTo("normal").expect(200).text("/mode"));
        assertEquals("topic-childcare", ruleForChildcare());
        assertFalse(agent.get("/api/v1/channels").json().path("mode").has("notice"));
        assertEquals(
                "lockdown-childcare",
                agent.get("/api/v1/cases/" + reference).text("/routing/rule"),
                "what was decided stays decided");
        JsonNode journal = supervisor
                .get("/api/v1/office/journal?area=modes&limit=2")
                .expect(200)
                .json();
        assertEquals("lockdown", journal.at("/items/0/changes/mode/0").asText(), journal::toString);
        assertEquals("Arrêté du 6 septembre 2021", journal.at("/items/1/reason").asText());
    }

    /** A letter that somebody wants to hand over at the counter. */
    private static Answer handOver(Api caller, String more) {
        return caller.with("Idempotency-Key", Calls.newKey())
                .post(
                        DROPBOX + "/intakes",
                        "{\"delivery\":\"HAND\",\"site\":\"caps\"%s,\"items\":[{\"topic\":\"care\",\"subject\":\"Pli\"}]}"
                                .formatted(more));
    }

    private JsonNode lastOfTheModes() {
        return supervisor
                .get("/api/v1/office/journal?area=modes&limit=1")
                .expect(200)
                .json()
                .at("/items/0");
    }

    @Test
    void aLetterIsNotHandedOverInALockdownUnlessASupervisorOverridesThat() {
        handOver(agent, "").expect(201);
        switchTo("lockdown").expect(200);

        Answer refused = handOver(agent, "").expect(422);
        assertEquals("forbidden-by-mode", refused.text("/code"));
        assertEquals("lockdown", refused.text("/mode"));
        assertEquals(3, refused.json().path("alternatives").size(), refused::toString);
        assertTrue(refused.text("/alternatives/0/en").contains("drop it in the box"), refused::toString);
        String override = ",\"override\":{\"reason\":\"Personne à mobilité réduite\"}";
        assertEquals("forbidden", handOver(agent, override).expect(403).text("/code"));
        assertEquals("lockdown", lastOfTheModes().at("/changes/mode/1").asText(), "nothing was overridden yet");

        Answer taken = handOver(supervisor, override).expect(201);

        assertEquals("REGISTERED", taken.text("/state"));
        JsonNode entry = lastOfTheModes();
        assertEquals("override", entry.path("action").asText());
        assertEquals("Personne à mobilité réduite", entry.path("reason").asText());
        assertEquals("supervisor", entry.path("actor").asText());
        assertEquals("hand-delivery", entry.at("/changes/activity/1").asText());
        switchTo("normal").expect(200);
        handOver(agent, "").expect(201);
    }

    @ParameterizedTest
    @EnumSource
    void theSameLetterOverSoap(Soap soap) {
        switchTo("lockdown").expect(200);
        String letter =
                "<delivery>HAND</delivery><site>caps</site><items list=\"true\"><topic>care</topic><subject>Pli</subject></items>";
        String override = "<override><reason>Dépôt sur rendez-vous</reason></override>";

        Answer refused = letter(soap, agent, letter);
        assertEquals("forbidden-by-mode", soap.text(refused, "code"), refused::toString);
        assertTrue(soap.text(refused, "detail").contains("boîte aux lettres"), refused::toString);
        assertEquals("forbidden", soap.text(letter(soap, agent, letter + override), "code"));

        Answer taken = letter(soap, supervisor, letter + override).expect(200);

        assertEquals("REGISTERED", soap.text(taken, "state"));
        assertEquals("Dépôt sur rendez-vous", lastOfTheModes().path("reason").asText());
    }

    private static Answer letter(Soap soap, Api caller, String members) {
        String submission = "<submission>"
                + members.replaceAll("<(delivery|site|items|override)", "<$1 xmlns=\"urn:relais:dropbox\"")
                + "</submission>";
        return soap.call(
                caller,
                "ReceiveIntake",
                "<channel>dropbox</channel><idempotencyKey>" + Calls.newKey() + "</idempotencyKey>" + submission);
    }

    @Test
    void aCycloneSuspendsTheDropBoxesWithTheAlternatives() {
        switchTo("cyclone").expect(200);

        JsonNode box = channel("dropbox");
        assertEquals("SUSPENDED", box.path("state").asText(), box::toString);
        Answer refused = handOver(agent, "").expect(422);
        assertEquals("channel-suspended", refused.text("/code"));
        assertTrue(refused.text("/reason/fr").contains("alerte cyclonique"), refused::toString);
        assertEquals(3, refused.json().path("alternatives").size(), refused::toString);
        assertEquals(box.path("alternatives"), refused.json().path("alternatives"));
        Calls.receive(agent, Calls.complete()).expect(201);

        switchTo("normal").expect(200);
        handOver(agent, "").expect(201);
        assertTrue(supervisor.get("/health/ready").body().contains("The modes suspend channels that there are"));
    }

    @Test
    void switchingIsForThoseWhoMayAndStrict() {
        assertEquals(
                403, put(agent, "{\"mode\":\"lockdown\",\"reason\":\"essai\"}").status());
        assertEquals(
                "/mode",
                put(supervisor, "{\"mode\":\"strike\",\"reason\":\"essai\"}")
                        .expect(400)
                        .text("/errors/0/pointer"));
        assertEquals(
                "/reason",
                put(supervisor, "{\"mode\":\"lockdown\"}").expect(400).text("/errors/0/pointer"));
        assertEquals("normal", agent.get(MODE).text("/mode"));
    }

    @Test
    void aSuspendedChannelRefusesWithAlternativesAndASupervisorGetsThrough() {
        assertEquals(403, agent.post(PHONE + "suspend", SUSPENSION).status());
        String first = Calls.newKey();
        var call = Calls.complete();
        Calls.receive(agent, first, call).expect(201);
        Answer suspended = supervisor.post(PHONE + "suspend", SUSPENSION).expect(200);
        assertEquals("SUSPENDED", suspended.text("/state"));
        assertEquals("Fill in the web form.", phone().at("/alternatives/0/en").asText());

        Answer refused = Calls.receive(agent, Calls.complete()).expect(422);
        assertEquals("channel-suspended", refused.text("/code"));
        assertEquals("The switchboard is down.", refused.text("/reason/en"));
        assertEquals("Remplissez le formulaire.", refused.text("/alternatives/0/fr"));
        Calls.receive(agent, first, call).expect(200);

        assertEquals(
                403,
                Calls.receive(agent.with("Relais-Override", "Urgent"), Calls.complete())
                        .status());
        Answer through = Calls.receive(supervisor.with("Relais-Override", "Re%C3%A7u en personne"), Calls.complete())
                .expect(201);
        JsonNode entry = supervisor
                .get("/api/v1/office/journal?area=channels&limit=1")
                .expect(200)
                .json()
                .at("/items/0");
        assertEquals("Reçu en personne", entry.path("reason").asText());
        assertEquals(through.text("/id"), entry.at("/changes/intake/1").asText());

        assertFalse(supervisor
                .post(PHONE + "resume", "{\"reason\":\"Réparé\"}")
                .expect(200)
                .text("/state")
                .equals("SUSPENDED"));
        assertEquals(
                "channel-not-suspended",
                supervisor.post(PHONE + "resume", "").expect(409).text("/code"));
        Calls.receive(agent, Calls.complete()).expect(201);
    }

    @ParameterizedTest
    @EnumSource
    void theSameOverSoap(Soap soap) {
        Answer mode = channels(soap, agent, "GetMode", "").expect(200);
        assertEquals("normal", soap.text(mode, "id"));
        Answer cyclone = channels(soap, supervisor, "SwitchMode", "<mode>cyclone</mode><reason>Alerte 1</reason>")
                .expect(200);
        assertEquals("cyclone", soap.text(cyclone, "id"));
        assertEquals("Alerte 1", agent.get(MODE).text("/reason"));
        assertEquals(
                "stale-mode",
                soap.text(
                        channels(
                                soap,
                                supervisor,
                                "SwitchMode",
                                "<mode>normal</mode><expectedRevision>0</expectedRevision><reason>fin</reason>"),
                        "code"));

        Answer suspended = channels(
                        soap,
                        supervisor,
                        "SuspendChannel",
                        "<channel>phone</channel><reason>" + texts("En panne", "Down") + "</reason><alternatives>"
                                + texts("Écrivez", "Write") + "</alternatives>")
                .expect(200);
        assertEquals("SUSPENDED", soap.text(suspended, "state"));
        String submission = "<submission><call><callId>%s</callId></call><outcome>ABANDONED</outcome></submission>"
                .formatted(Calls.newKey());
        String intake = "<channel>phone</channel><idempotencyKey>%s</idempotencyKey>".formatted(Calls.newKey());
        assertEquals("channel-suspended", soap.text(soap.call(agent, "ReceiveIntake", intake + submission), "code"));
        Answer through = soap.call(
                supervisor, "ReceiveIntake", intake + submission + "<override>Vu avec la direction</override>");
        assertEquals("REGISTERED", soap.text(through.expect(200), "state"));
        Answer resumed = channels(soap, supervisor, "ResumeChannel", "<channel>phone</channel>");
        assertFalse(soap.text(resumed.expect(200), "state").equals("SUSPENDED"));
        assertEquals(
                "forbidden",
                soap.text(channels(soap, agent, "SwitchMode", "<mode>normal</mode><reason>x</reason>"), "code"));
    }

    private static String texts(String fr, String en) {
        return "<fr xmlns=\"urn:relais:common\">%s</fr><en xmlns=\"urn:relais:common\">%s</en>".formatted(fr, en);
    }

    private static Answer channels(Soap soap, Api caller, String operation, String members) {
        return soap.send(caller, "/soap/channels", "", "urn:relais:channels", operation, members);
    }
}
