package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
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
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

/** What people do about calls that come in while the phone's bundle is stopped. */
@ExtendWith(SharedRelais.class)
class IntakeWorklistIT {

    private static final String PHONE = "org.relais.channel.phone";
    private static final String BY_HAND =
            "{\"subject\":\"Lu à la main\",\"topic\":\"vaccination\",\"outcome\":\"CALLBACK\","
                    + "\"requester\":{\"lastName\":\"Kaloï\",\"phone\":\"24.10.12\"}}";

    private final RunningRelais relais;
    private final Api agent;

    IntakeWorklistIT(RunningRelais relais, Api api) {
        this.relais = relais;
        agent = api.signedIn("agent");
    }

    @BeforeEach
    void stopThePhone() {
        relais.shell("bundle:stop " + PHONE);
        Patience.until("the phone is away", () -> phoneState().equals("UNAVAILABLE"), this::phoneState);
    }

    @AfterEach
    void startThePhone() {
        relais.shell("bundle:start " + PHONE);
        Patience.until("the phone is back", () -> !phoneState().equals("UNAVAILABLE"), this::phoneState);
    }

    @Test
    void oneIsHandedToAPersonAndRegisteredByHandAndTheOtherTakenUpWhenThePhoneIsBack() {
        String byHand = stampUnreadable();
        String later = stamp();
        Answer list = agent.get("/api/v1/intakes?channel=phone&limit=200").expect(200);
        JsonNode listed = find(list, byHand);
        assertEquals("STAMPED", listed.path("state").asText());
        assertTrue(listed.path("reason").path("fr").asText().contains("absent"), listed::toString);
        assertFalse(listed.path("excerpt").asText().isEmpty(), listed::toString);
        assertTrue(list.json().at("/total/value").asInt() >= 2);

        Patience.until(
                "it is measured",
                () -> metrics().contains("relais_intakes_waiting{channel=\"phone\",state=\"STAMPED\"}"),
                this::metrics);

        Api dpass = agent.as("dpass");
        assertTrue(
                find(dpass.get("/api/v1/intakes?limit=200").expect(200), byHand).isMissingNode());
        Answer whole = agent.get("/api/v1/intakes/" + byHand).expect(200);
        assertEquals("gardening", whole.text("/work/form/topic"));
        assertEquals("", dpass.get("/api/v1/intakes/" + byHand).expect(200).text("/work/form/topic"));
        dpass.post(action(byHand, "register"), BY_HAND).expect(404);
        agent.post(action(byHand, "assign"), "{\"agent\":\"nobody\"}").expect(400);
        String stale = whole.header("ETag");
        agent.with("If-Match", stale)
                .post(action(byHand, "assign"), "{\"agent\":\"dpass\"}")
                .expect(200);
        agent.with("If-Match", stale).post(action(byHand, "release"), "{}").expect(412);
        assertFalse(find(dpass.get("/api/v1/intakes?assignee=dpass&limit=200").expect(200), byHand)
                .isMissingNode());
        assertTrue(dpass.get("/api/v1/notifications").expect(200).body().contains("\"intake\":\"" + byHand));

        assertEquals(
                "channel-needed",
                dpass.post(action(byHand, "register"), BY_HAND).expect(409).text("/code"),
                "the phone keeps a log and promises of its own");
        startThePhone();
        awaitRefused(byHand);

        Answer registered = dpass.post(action(byHand, "register"), BY_HAND).expect(200);

        assertEquals("REGISTERED", registered.text("/state"));
        String reference = registered.text("/cases/0/reference");
        Answer journal = agent.get("/api/v1/cases/" + reference + "/journal").expect(200);
        assertEquals("dpass", journal.text("/items/0/actor"));
        dpass.post(action(byHand, "retry"), "{}").expect(409);
        assertTrue(agent.as("admin")
                .get("/api/v1/office/journal?area=intakes")
                .expect(200)
                .body()
                .contains(byHand));
        JsonNode promised =
                find("case", agent.get("/api/v1/phone/callbacks?limit=200").expect(200), reference);
        assertEquals("24.10.12", promised.path("number").asText(), "the promise is kept where promises are kept");
        String callId = whole.text("/work/form/call/callId");
        assertEquals(
                "CALLBACK",
                agent.get("/api/v1/phone/calls/" + callId).expect(200).text("/outcome"));
        Patience.until(
                "the other is taken up",
                () -> state(later).equals("REGISTERED"),
                () -> agent.get("/api/v1/intakes/" + later));
        assertEquals(
                reference,
                agent.get("/api/v1/intakes/" + byHand).expect(200).text("/cases/0/reference"),
                "the phone has not read it again");
    }

    @Test
    void whatThePhoneRefusesLaterIsToldAndListedUntilSomebodyHasSeenToIt() {
        String id = stampUnreadable();
        startThePhone();
        awaitRefused(id);

        JsonNode listed =
                find(agent.get("/api/v1/intakes?channel=phone&limit=200").expect(200), id);
        assertTrue(listed.path("unsettled").asBoolean(), listed::toString);
        assertTrue(listed.path("reason").path("en").asText().contains("gardening"), listed::toString);
        for (String account : List.of("supervisor", "agent")) {
            String inbox =
                    agent.as(account).get("/api/v1/notifications").expect(200).body();
            assertTrue(inbox.contains("\"intake\":\"" + id), inbox);
            assertTrue(inbox.contains("\"REFUSED\""), inbox);
        }
        Patience.until(
                "the health check warns",
                () -> agent.get("/health/ready").body().contains("refused by their channels"),
                () -> agent.get("/health/ready"));
        assertFalse(relaisLog().lines().anyMatch(line -> line.contains(id) && line.contains("gardening")));

        Answer settled = agent.post(action(id, "settle"), "{\"reason\":\"Rappelé ; demande refaite\"}")
                .expect(200);

        assertEquals("REJECTED", settled.text("/state"));
        assertEquals("false", settled.text("/work/unsettled"));
        assertTrue(find(agent.get("/api/v1/intakes?limit=200").expect(200), id).isMissingNode());
        assertFalse(find(agent.get("/api/v1/intakes?state=REJECTED&limit=200").expect(200), id)
                .isMissingNode());
        assertEquals(
                "intake-settled",
                agent.post(action(id, "settle"), "{\"reason\":\"encore\"}")
                        .expect(409)
                        .text("/code"));
    }

    private String relaisLog() {
        try {
            return Files.readString(relais.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameOverSoap(Soap soap) {
        String id = stamp();
        assertTrue(call(soap, "FindIntakes", "<state>STAMPED</state><channel>phone</channel><limit>200</limit>")
                .expect(200)
                .body()
                .contains(id));
        Answer detail = call(soap, "GetIntake", "<intake>" + id + "</intake>").expect(200);
        assertTrue(soap.text(detail, "form").contains("vaccination"), detail::toString);
        Answer fault = call(soap, "PerformIntakeAction", "<intake>" + id + "</intake><action>REJECT</action>");
        assertEquals("/reason", soap.text(fault, "pointer"), fault::toString);
        Answer rejected = call(
                        soap,
                        "PerformIntakeAction",
                        "<intake>" + id + "</intake><action>REJECT</action><expectedRevision>"
                                + soap.text(detail, "revision") + "</expectedRevision><reason>appel de test</reason>")
                .expect(200);
        assertEquals("REJECTED", soap.text(rejected, "state"));
        Answer again = call(soap, "PerformIntakeAction", "<intake>" + id + "</intake><action>RETRY</action>");
        assertEquals("intake-settled", soap.text(again, "code"), again::toString);
        String second = stampUnreadable();
        String third = stampUnreadable();
        String register = "<intake>" + second + "</intake><action>REGISTER</action><subject>Vaccin</subject>"
                + "<topic>vaccination</topic><requester><lastName>Kaloï</lastName></requester>";
        assertEquals("channel-needed", soap.text(call(soap, "PerformIntakeAction", register), "code"));
        startThePhone();
        awaitRefused(second);
        awaitRefused(third);
        Answer listed = call(soap, "FindIntakes", "<channel>phone</channel><limit>200</limit>");
        assertTrue(listed.body().contains(third) && listed.body().contains(second), listed::toString);
        Answer settled = call(
                        soap,
                        "PerformIntakeAction",
                        "<intake>" + third + "</intake><action>SETTLE</action><reason>Rappelé</reason>")
                .expect(200);
        assertEquals("false", soap.text(settled, "unsettled"));
        Answer registered = call(soap, "PerformIntakeAction", register).expect(200);
        assertEquals("DPASS", soap.text(registered, "department"));
    }

    private String metrics() {
        return agent.get("/metrics").expect(200).body();
    }

    private Answer call(Soap soap, String operation, String members) {
        return soap.send(agent.as("agent"), "/soap/intakes", "", "urn:relais:intakes", operation, members);
    }

    private String stamp() {
        Answer receipt = Calls.receive(agent, Calls.of("CASE")).expect(201);
        assertEquals("STAMPED", receipt.text("/state"));
        return receipt.text("/id");
    }

    /** One about a topic that there is not: the phone will refuse it. */
    private String stampUnreadable() {
        Answer receipt =
                Calls.receive(agent, Calls.of("CASE").put("topic", "gardening")).expect(201);
        assertEquals("STAMPED", receipt.text("/state"));
        return receipt.text("/id");
    }

    private void awaitRefused(String id) {
        Patience.until(
                id + " is refused", () -> state(id).equals("REJECTED"), () -> agent.get("/api/v1/intakes/" + id));
    }

    private String state(String id) {
        return agent.get("/api/v1/intakes/" + id).expect(200).text("/state");
    }

    private static String action(String id, String action) {
        return "/api/v1/intakes/" + id + "/actions/" + action;
    }

    private static JsonNode find(Answer list, String id) {
        return find("id", list, id);
    }

    private static JsonNode find(String member, Answer list, String value) {
        for (JsonNode item : list.json().path("items")) {
            if (item.path(member).asText().equals(value)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    private String phoneState() {
        for (JsonNode channel : agent.get("/api/v1/channels").expect(200).json().path("items")) {
            if (channel.path("id").asText().equals("phone")) {
                return channel.path("state").asText();
            }
        }
        return "unknown";
    }
}
