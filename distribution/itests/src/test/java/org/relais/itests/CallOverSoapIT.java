package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

@ExtendWith(SharedRelais.class)
class CallOverSoapIT {

    private static final String SUBMISSION = "<channel>phone</channel><idempotencyKey>%s</idempotencyKey><submission>"
            + "<site>caps</site><topic>vaccination</topic><subject>Certificat</subject><commune>Païta</commune>"
            + "<requester><firstName>Léa</firstName><phone>20.52.52</phone></requester>"
            + "<call><callId>%s</callId><startedAt>2021-09-07T07:13:04+11:00</startedAt></call>"
            + "<outcome>CASE</outcome><department>DPASS</department></submission>";

    private final Api api;
    private final Api agent;
    private final Api department;

    CallOverSoapIT(Api api) {
        this.api = api;
        agent = api.as("agent");
        department = api.as("dpass");
    }

    @ParameterizedTest
    @EnumSource
    void aCallIsWorkedToItsResolution(Soap soap) {
        String reference = soap.text(receive(soap, Calls.newKey()), "reference");

        assertEquals("ASSIGNED", status(soap, reference, "assign", "<agent>dpass</agent>"));
        assertEquals("IN_PROGRESS", status(soap, reference, "start", ""));
        Answer note = soap.call(department, "AddNote", caseOf(reference) + "<text>Réédité</text>")
                .expect(200);
        assertEquals("INTERNAL", soap.text(note, "visibility"));
        assertEquals("RESOLVED", status(soap, reference, "resolve", "<code>ANSWERED</code><text>Envoyé</text>"));

        Answer read = soap.call(agent, "GetCase", caseOf(reference)).expect(200);
        assertEquals("RESOLVED", soap.text(read, "status"));
        assertEquals("Léa", soap.text(read, "firstName"));
        Answer journal = soap.call(agent, "GetJournal", caseOf(reference)).expect(200);
        assertEquals("true", soap.text(journal, "intact"));
        assertTrue(journal.body().contains("IN_PROGRESS"), journal::toString);
    }

    @ParameterizedTest
    @EnumSource
    void theSameKeyAnswersTheSameIntake(Soap soap) {
        String key = Calls.newKey();

        assertEquals(soap.text(receive(soap, key), "id"), soap.text(receive(soap, key), "id"));
    }

    @ParameterizedTest
    @EnumSource
    void aCallerIsKnownByTheUsernameTokenOfTheMessage(Soap soap) {
        Answer channels =
                soap.callAs(api, "agent", "demo-agent", "ListChannels", "").expect(200);

        assertTrue(channels.body().contains(">phone</"), channels::body);
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPasswordInTheUsernameTokenIsAFaultWithTheCodeOfRest(Soap soap) {
        Answer fault = soap.callAs(api, "agent", "wrong", "ListChannels", "");

        assertFault(soap, fault, "unauthenticated");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyGetsAnAnswerWithoutCredentials(Soap soap) {
        assertFault(soap, soap.call(api, "ListChannels", ""), "unauthenticated");
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownCaseIsAFault(Soap soap) {
        assertFault(soap, soap.call(agent, "GetCase", caseOf("2021-000000-X")), "not-found");
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatDoesNotFollowTheContractIsAFault(Soap soap) {
        assertFault(soap, soap.call(agent, "GetCase", "<surprise/>"), "invalid-request");
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatIsNoXmlIsAFault(Soap soap) {
        assertFault(soap, soap.call(agent, "GetCase", "<case>&nbsp;</wrong>"), "malformed-xml");
    }

    @ParameterizedTest
    @EnumSource
    void aBadFieldOfTheFormIsNamedInTheFault(Soap soap) {
        String key = Calls.newKey();
        String bad = SUBMISSION.formatted(key, key).replace("<site>caps</site>", "<site>nowhere</site>");

        Answer fault = soap.call(agent, "ReceiveIntake", bad);

        assertFault(soap, fault, "invalid-request");
        assertEquals("/site", soap.text(fault, "pointer"));
    }

    @ParameterizedTest
    @EnumSource
    void anActionThatIsNotAllowedIsAFault(Soap soap) {
        String reference = Calls.openCase(agent);

        assertFault(
                soap,
                soap.call(
                        department,
                        "PerformAction",
                        caseOf(reference) + "<action>reopen</action><reason>Encore</reason>"),
                "action-not-allowed");
    }

    @Test
    void aCaseCreatedOverRestIsWorkedOverSoapAndReadAgainOverRest() {
        String reference = Calls.openCase(agent);

        status(Soap.V11, reference, "assign", "<agent>dpass</agent>");
        status(Soap.V12, reference, "start", "");
        status(Soap.V11, reference, "resolve", "<code>DONE</code><text>Fait</text>");

        Answer read = agent.get("/api/v1/cases/" + reference).expect(200);
        assertEquals("RESOLVED", read.text("/status"));
        assertEquals("DONE", read.text("/resolution/code"));
        assertEquals("dpass", read.text("/assignee"));
    }

    private Answer receive(Soap soap, String key) {
        return soap.call(agent, "ReceiveIntake", SUBMISSION.formatted(key, key)).expect(200);
    }

    private String status(Soap soap, String reference, String action, String members) {
        Answer answer = soap.call(
                        department, "PerformAction", caseOf(reference) + "<action>" + action + "</action>" + members)
                .expect(200);
        return soap.text(answer, "status");
    }

    private static String caseOf(String reference) {
        return "<case>" + reference + "</case>";
    }

    private static void assertFault(Soap soap, Answer fault, String code) {
        assertTrue(fault.status() == 500 || fault.status() == 400 || fault.status() == 401, fault::toString);
        assertEquals(code, soap.text(fault, "code"));
        assertTrue(!fault.body().contains("Exception") && !fault.body().contains("\tat "), fault::toString);
    }
}
