package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

@ExtendWith(SharedRelais.class)
class DirectoryOverSoapIT {

    private static final String DERES = "<account>deres</account>";

    private final Api agent;
    private final Api supervisor;
    private final Api admin;

    DirectoryOverSoapIT(Api api) {
        agent = api.as("agent");
        supervisor = api.as("supervisor");
        admin = api.as("admin");
    }

    /** Others share the container. */
    @AfterEach
    void everybodyWorksHere() {
        call(Soap.V12, supervisor, "ComeBack", DERES).expect(200);
    }

    private static Answer call(Soap soap, Api api, String operation, String members) {
        return soap.send(api, "/soap/directory", "", "urn:relais:directory", operation, members);
    }

    @ParameterizedTest
    @EnumSource
    void everybodyReadsWhoWorksWhere(Soap soap) {
        Answer departments = call(soap, agent, "ListDepartments", "").expect(200);
        assertEquals("DAJI", soap.text(departments, "id"));
        assertEquals("DIRECTORATE", soap.text(departments, "kind"));
        assertTrue(call(soap, agent, "ListSites", "").expect(200).body().contains(">caps<"));
        Answer agents =
                call(soap, agent, "ListAgents", "<department>DES</department>").expect(200);
        assertEquals("deres", soap.text(agents, "account"), "by a former name of the department");
        Answer fault = call(soap, agent, "ListAgents", "<department>NOWHERE</department>");
        assertEquals("/department", soap.text(fault, "pointer"));
    }

    @ParameterizedTest
    @EnumSource
    void aPersonSaysWhereTheyWorkAndTheJournalHasIt(Soap soap) {
        Answer remote = call(
                        soap,
                        supervisor,
                        "SetPresence",
                        DERES + "<presence>REMOTE</presence><until>2150-01-01T00:00:00Z</until>")
                .expect(200);
        assertEquals("REMOTE", soap.text(remote, "presence"));
        assertEquals(
                "2150-01-01T00:00:00.000Z", soap.text(remote, "presenceUntil").replace("00Z", "00.000Z"));

        Answer journal = call(soap, admin, "ListOfficeChanges", "<area>directory</area><limit>1</limit>")
                .expect(200);
        assertEquals("agent/deres", soap.text(journal, "subject"));
        assertEquals("presence", soap.text(journal, "action"));
        assertEquals("supervisor", soap.text(journal, "actor"));
        assertEquals("forbidden", soap.text(call(soap, agent, "ListOfficeChanges", ""), "code"));

        Answer back = call(soap, supervisor, "SetPresence", DERES + "<presence>ON_SITE</presence>")
                .expect(200);
        Answer stale = call(
                soap,
                supervisor,
                "SetPresence",
                DERES
                        + "<expectedRevision>%d</expectedRevision><presence>AWAY</presence>"
                                .formatted(Long.parseLong(soap.text(back, "revision")) - 1));
        assertEquals("stale-entry", soap.text(stale, "code"));
    }

    @ParameterizedTest
    @EnumSource
    void casesAreHandedOverAndAColleagueLeavesAndComesBack(Soap soap) {
        String reference = Calls.receive(agent, Calls.complete().put("department", "DERES"))
                .expect(201)
                .text("/cases/0/reference");
        String path = "/api/v1/cases/" + reference;
        supervisor.post(path + "/actions/assign", "{\"agent\":\"deres\"}").expect(200);

        Answer given = call(soap, supervisor, "HandOver", DERES + "<to>del</to><reason>Congés</reason>")
                .expect(200);
        assertTrue(given.body().contains(reference), given::toString);
        assertEquals("del", supervisor.get(path).text("/assignee"));
        call(soap, supervisor, "HandOver", "<account>del</account><to>deres</to><reason>Retour</reason>")
                .expect(200);

        Answer left = call(soap, admin, "Leave", DERES + "<handOverTo>queue</handOverTo><reason>Mutation</reason>")
                .expect(200);
        assertEquals("", soap.text(left, "handedOver"), "an administrator knows of no case");
        assertTrue(Integer.parseInt(soap.text(left, "count")) >= 1, left::toString);
        assertEquals("TRIAGED", supervisor.get(path).text("/status"));
        Answer again = call(soap, admin, "Leave", DERES + "<handOverTo>queue</handOverTo><reason>Mutation</reason>")
                .expect(200);
        assertEquals("0", soap.text(again, "count"), "sent twice, it is harmless");
        Answer back = call(soap, supervisor, "ComeBack", DERES).expect(200);
        assertEquals("ACTIVE", soap.text(back, "state"));
    }
}
