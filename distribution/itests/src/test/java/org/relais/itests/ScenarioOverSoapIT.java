package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

/** The same days over SOAP: answered at once, sent back by two departments, withdrawn. */
@ExtendWith(SharedRelais.class)
class ScenarioOverSoapIT {

    private final Api agent;
    private final Api dpass;
    private final Api deres;
    private final Api supervisor;

    ScenarioOverSoapIT(Api api) {
        agent = api.signedIn("agent");
        dpass = api.signedIn("dpass");
        deres = api.signedIn("deres");
        supervisor = api.signedIn("supervisor");
    }

    @ParameterizedTest
    @EnumSource
    void answeredAtOnce(Soap soap) {
        Answer receipt = receive(soap, "ANSWERED", "vaccination");

        assertEquals("ANSWERED", soap.text(receipt, "outcome"));
        assertEquals("", soap.text(receipt, "reference"));
    }

    @ParameterizedTest
    @EnumSource
    void wrongRoutingIsSentBackAndTheCitizensDueDateDoesNotStartAgain(Soap soap) {
        Answer receipt = receive(soap, "CASE", "vaccination");
        String reference = soap.text(receipt, "reference");
        String due = soap.text(receipt, "dueAt");

        Answer returned = act(soap, dpass, reference, "return", "<reason>Relève de l'éducation</reason>");
        assertEquals("DAJI", soap.text(returned, "department"));
        Answer again =
                act(soap, agent, reference, "transfer", "<department>DERES</department><reason>Une bourse</reason>");
        assertEquals("DERES", soap.text(again, "department"));
        act(soap, deres, reference, "return", "<reason>Pas à nous non plus</reason>");

        Answer read = soap.call(supervisor, "GetCase", caseOf(reference)).expect(200);
        assertEquals("supervisors", soap.text(read, "queue"));
        assertEquals(due, soap.text(read, "dueAt"));
    }

    @ParameterizedTest
    @EnumSource
    void aCitizenWithdraws(Soap soap) {
        String reference = soap.text(receive(soap, "CASE", "vaccination"), "reference");
        act(soap, dpass, reference, "assign", "<agent>dpass</agent>");
        act(soap, dpass, reference, "start", "");

        Answer withdrawn =
                act(soap, dpass, reference, "resolve", "<code>WITHDRAWN</code><text>N'en a plus besoin</text>");
        assertEquals("WITHDRAWN", soap.text(withdrawn, "code"));
        assertEquals("CLOSED", soap.text(act(soap, dpass, reference, "close", ""), "status"));

        Answer journal = soap.call(agent, "GetJournal", caseOf(reference)).expect(200);
        assertEquals("true", soap.text(journal, "intact"));
        assertTrue(journal.body().contains("WITHDRAWN"), journal::toString);
    }

    private Answer receive(Soap soap, String outcome, String topic) {
        String key = Calls.newKey();
        return soap.call(
                        agent,
                        "ReceiveIntake",
                        ("<channel>phone</channel><idempotencyKey>%1$s</idempotencyKey><submission><site>caps</site>"
                                        + "<topic>%2$s</topic><subject>Appel</subject><call><callId>%1$s</callId></call>"
                                        + "<outcome>%3$s</outcome></submission>")
                                .formatted(key, topic, outcome))
                .expect(200);
    }

    private static Answer act(Soap soap, Api api, String reference, String action, String parameters) {
        return soap.call(api, "PerformAction", caseOf(reference) + "<action>" + action + "</action>" + parameters)
                .expect(200);
    }

    private static String caseOf(String reference) {
        return "<case>" + reference + "</case>";
    }
}
