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

@ExtendWith(SharedRelais.class)
class RoutingOverSoapIT {

    private static final String RULES = """
            [{"id":"soap-words","when":{"words":["pangolin égaré"]},"then":{"department":"DDDT"},
              "reason":{"fr":"Pangolins","en":"Pangolins"}},
             {"id":"soap-desk","then":{"department":"DAJI"},"reason":{"fr":"Accueil","en":"Desk"}}]""";

    private static final String PERIOD = "<from>2021-09-06T13:00:00Z</from><to>2021-09-07T13:00:00Z</to>";

    private final Api agent;
    private final Api supervisor;

    RoutingOverSoapIT(Api api) {
        agent = api.as("agent");
        supervisor = api.as("supervisor");
    }

    private static Answer call(Soap soap, Api api, String operation, String members) {
        return soap.send(api, "/soap/routing", "", "urn:relais:routing", operation, members);
    }

    @ParameterizedTest
    @EnumSource
    void theRulesSayWhereARequestWouldGoAndWhatToSayFirstInAnEmergency(Soap soap) {
        Answer preview = call(soap, agent, "PreviewRouting", "<topic>vaccination</topic>")
                .expect(200);
        assertEquals("DPASS", soap.text(preview, "department"));
        assertEquals("topic-vaccination", soap.text(preview, "rule"));
        Answer emergency =
                call(soap, agent, "PreviewRouting", "<topic>emergency</topic>").expect(200);
        assertTrue(soap.text(emergency, "emergency").contains("15"), emergency::toString);
        Answer fault = call(soap, agent, "PreviewRouting", "<topic>nonsense</topic>");
        assertEquals("/topic", soap.text(fault, "pointer"));
    }

    @ParameterizedTest
    @EnumSource
    void aVersionIsWrittenTriedPutInForceAndTakenBack(Soap soap) {
        Calls.openCase(agent);
        assertEquals("PACK", soap.text(call(soap, supervisor, "GetRules", "").expect(200), "source"));
        Answer trial = call(soap, supervisor, "TryRules", "<rules>" + RULES + "</rules>" + PERIOD)
                .expect(200);
        assertTrue(Long.parseLong(soap.text(trial, "examined")) > 0, trial::toString);
        assertTrue(trial.body().contains("soap-desk"), trial::toString);

        Answer draft = call(soap, supervisor, "DraftRules", "<rules>" + RULES + "</rules><comment>essai</comment>")
                .expect(200);
        assertEquals("DRAFT", soap.text(draft, "state"));
        Answer read = call(soap, supervisor, "GetRuleVersion", "<version>" + number(soap, draft) + "</version>")
                .expect(200);
        assertEquals("essai", soap.text(read, "comment"));
        assertEquals("supervisor", soap.text(read, "author"));
        assertTrue(soap.text(read, "rules").contains("pangolin"), read::toString);
        assertEquals(
                "not-found", soap.text(call(soap, supervisor, "GetRuleVersion", "<version>999999</version>"), "code"));
        String version = "<version>" + number(soap, draft) + "</version>";
        assertEquals("forbidden", soap.text(call(soap, agent, "ActivateRules", version), "code"));
        assertEquals(
                "stale-revision",
                soap.text(
                        call(soap, supervisor, "ActivateRules", version + "<expectedRevision>99</expectedRevision>"),
                        "code"));
        try {
            Answer active = call(soap, supervisor, "ActivateRules", version).expect(200);
            assertEquals("IN_FORCE", soap.text(active, "state"));
            Answer preview = call(soap, agent, "PreviewRouting", "<text>Un Pangolin  egaré</text>")
                    .expect(200);
            assertEquals("soap-words", soap.text(preview, "rule"));
            assertEquals(number(soap, draft), soap.text(preview, "version"));
        } finally {
            call(soap, supervisor, "GoBackToPack", "").expect(200);
        }
        assertEquals("0", soap.text(call(soap, agent, "PreviewRouting", ""), "version"));
        Answer versions = call(soap, supervisor, "ListRuleVersions", "").expect(200);
        assertEquals("RETIRED", soap.text(versions, "state"));
    }

    /** The version as a number stands within the element of the same name. */
    private static String number(Soap soap, Answer rules) {
        String head = soap.text(rules, "version").strip();
        int end = 0;
        while (end < head.length() && Character.isDigit(head.charAt(end))) {
            end++;
        }
        return head.substring(0, end);
    }
}
