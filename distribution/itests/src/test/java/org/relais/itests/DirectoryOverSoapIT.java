package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
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

    private static String name(String text) {
        return "<name xmlns:c=\"urn:relais:common\"><c:fr>%1$s</c:fr><c:en>%1$s</c:en></name>".formatted(text);
    }

    @ParameterizedTest
    @EnumSource
    void departmentsTeamsSitesAndPeopleAreEditedAndAStaleEditIsRefused(Soap soap) {
        String department = "SOAP-" + soap;
        String service = "<id>" + department + "</id><kind>SERVICE</kind>" + name("Cellule " + soap);
        Answer put = call(soap, admin, "PutDepartment", service + "<parent>DERES</parent>")
                .expect(200);
        assertEquals("SERVICE", soap.text(put, "kind"));
        assertEquals("DERES", soap.text(put, "parent"));
        assertEquals("forbidden", soap.text(call(soap, supervisor, "PutDepartment", service), "code"));

        String team = "soap-" + soap.name().toLowerCase(Locale.ROOT);
        String members = "<id>" + team + "</id>" + name("Équipe") + "<department>" + department + "</department>";
        call(soap, admin, "PutTeam", members + "<members>deres</members>").expect(200);
        Answer teams = call(soap, agent, "ListTeams", "").expect(200);
        assertTrue(teams.body().contains(team), teams::toString);

        Answer person = call(
                        soap,
                        admin,
                        "PutAgent",
                        DERES + "<firstName>Maëlle</firstName><lastName>Wamytan</lastName><teams>" + team
                                + "</teams><skills>Numérique " + soap + "</skills>"
                                + "<workingHours>MONDAY-THURSDAY 07:00-11:30</workingHours>")
                .expect(200);
        assertEquals("Maëlle", soap.text(person, "firstName"));
        assertEquals(team, soap.text(person, "teams"));
        assertEquals("MONDAY 07:00-11:30", soap.text(person, "workingHours"));
        Answer skills = call(soap, agent, "ListSkills", "").expect(200);
        assertTrue(skills.body().contains(soap.text(person, "skills")), skills::toString);
        long revision = Long.parseLong(soap.text(person, "revision"));
        Answer stale =
                call(soap, admin, "PutAgent", DERES + "<expectedRevision>" + (revision - 1) + "</expectedRevision>");
        assertEquals("stale-entry", soap.text(stale, "code"));
        call(soap, admin, "PutAgent", DERES).expect(200);

        String site = "<id>site-" + team + "</id>";
        Answer annex = call(soap, admin, "PutSite", site + name("Annexe")).expect(200);
        assertEquals("Annexe", soap.text(annex, "fr"));
        assertEquals("false", soap.text(annex, "closed"));
        Answer closed = call(soap, admin, "PutSite", site + name("Annexe") + "<closed>true</closed>")
                .expect(200);
        assertEquals("true", soap.text(closed, "closed"));
        call(soap, admin, "PutTeam", members + "<closed>true</closed>").expect(200);
        Answer gone = call(soap, admin, "PutDepartment", service + "<closed>true</closed><successor>DERES</successor>")
                .expect(200);
        assertEquals("DERES", soap.text(gone, "successor"));
    }

    @ParameterizedTest
    @EnumSource
    void theJournalOfTheOfficeIsVerifiedAndThePermissionsAreShown(Soap soap) {
        call(soap, supervisor, "SetPresence", DERES + "<presence>ON_SITE</presence>")
                .expect(200);
        Answer verified = call(soap, admin, "VerifyOfficeChanges", "").expect(200);
        assertTrue(verified.body().contains("directory"), verified::toString);
        assertTrue(Integer.parseInt(soap.text(verified, "entries")) >= 0);
        assertTrue(verified.body().contains("true</") && !verified.body().contains("false</"), verified::toString);
        assertEquals("forbidden", soap.text(call(soap, agent, "VerifyOfficeChanges", ""), "code"));

        Answer permissions = call(soap, admin, "ListPermissions", "").expect(200);
        assertEquals(admin.get("/api/v1/permissions").expect(200).text("/items/0/id"), soap.text(permissions, "id"));
        assertTrue(permissions.body().contains("phone:work"), "those of plug-ins too");
        assertTrue(permissions.body().contains("SUBTREE"), permissions::toString);
        assertEquals("forbidden", soap.text(call(soap, agent, "ListPermissions", ""), "code"));
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
