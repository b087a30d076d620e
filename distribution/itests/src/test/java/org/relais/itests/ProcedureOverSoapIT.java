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

/** A procedure is published, followed, and a running case moved to its next version, all over SOAP. */
@ExtendWith(SharedRelais.class)
class ProcedureOverSoapIT {

    private final Api agent;
    private final Api dpass;
    private final Api supervisor;

    ProcedureOverSoapIT(Api api) {
        agent = api.as("agent");
        dpass = api.as("dpass");
        supervisor = api.as("supervisor");
    }

    private static Answer call(Soap soap, Api api, String operation, String members) {
        return soap.send(api, "/soap/procedures", "", "urn:relais:procedures", operation, members);
    }

    private static String definition(String... steps) {
        return """
                {"name":{"fr":"Contrôle","en":"Check"},
                 "documents":[{"id":"proof","name":{"fr":"Justificatif","en":"Proof"}}],
                 "steps":[%s]}""".formatted(String.join(",", steps));
    }

    private static String step(String id, String further) {
        return "{\"id\":\"%s\",\"name\":{\"fr\":\"Étape\",\"en\":\"Step\"},\"who\":\"department\"%s}"
                .formatted(id, further);
    }

    private Answer publish(Soap soap, Api api, String id, String definition) {
        return call(
                soap,
                api,
                "PublishProcedure",
                "<id>" + id + "</id><definition>" + definition + "</definition><reason>essai</reason>");
    }

    @ParameterizedTest
    @EnumSource
    void aCaseFollowsAProcedureOverSoap(Soap soap) {
        String id = "soap-" + Calls.newKey().substring(3, 11);
        String first = definition(
                step(
                        "look",
                        ",\"documents\":[\"proof\"],\"outcomes\":[{\"id\":\"good\",\"name\":{\"fr\":\"Bon\",\"en\":\"Good\"}}]"));
        assertEquals("forbidden", soap.text(publish(soap, agent, id, first), "code"));
        Answer published = publish(soap, supervisor, id, first).expect(200);
        assertEquals("1", soap.text(published, "version"));
        assertEquals("supervisor", soap.text(published, "publishedBy"));
        Answer all = call(soap, agent, "ListProcedures", "").expect(200);
        assertTrue(all.body().contains(id) && all.body().contains("scholarship-enrolment"), all::toString);

        String reference = Calls.openCase(agent);
        String ofCase = "<case>" + reference + "</case>";
        String actions = "/api/v1/cases/" + reference + "/actions/";
        dpass.post(actions + "assign", "{\"agent\":\"dpass\"}").expect(200);
        dpass.post(actions + "start", "{}").expect(200);
        Answer started = call(soap, dpass, "StartProcedure", ofCase + "<procedure>" + id + "</procedure>")
                .expect(200);
        assertEquals("2", soap.text(started, "open"), "a step and a document");
        Answer stale = call(
                soap,
                dpass,
                "PerformOnDocuments",
                ofCase + "<expectedRevision>1</expectedRevision><procedure>" + id
                        + "</procedure><documents>proof</documents><action>request</action>");
        assertEquals("stale-revision", soap.text(stale, "code"));
        documents(soap, ofCase, id, "request", "<text>Votre justificatif, s'il vous plaît</text>");
        assertEquals(
                "WAITING", dpass.get("/api/v1/cases/" + reference).expect(200).text("/status"));
        Answer received = documents(soap, ofCase, id, "receive", "");
        assertEquals("IN_PROGRESS", soap.text(received, "status"), "the clock runs again");
        documents(soap, ofCase, id, "check", "");
        Answer wrong = call(soap, dpass, "PerformStep", perform(ofCase, id, "look", "<outcome>bad</outcome>"));
        assertEquals("/outcome", soap.text(wrong, "pointer"), wrong::toString);
        Answer done = call(soap, dpass, "PerformStep", perform(ofCase, id, "look", "<outcome>good</outcome>"))
                .expect(200);
        assertEquals("0", soap.text(done, "open"));

        publish(soap, supervisor, id, definition(step("look", ""), step("file", "")))
                .expect(200);
        String second = "<id>" + id + "</id><version>2</version>";
        Answer preview = call(soap, supervisor, "MigrateProcedure", second + "<dryRun>true</dryRun>")
                .expect(200);
        assertEquals("true", soap.text(preview, "dryRun"));
        assertEquals("file", soap.text(preview, "added"));
        Answer moved = call(
                        soap,
                        supervisor,
                        "MigrateProcedure",
                        second + "<cases>" + reference + "</cases><cases>2021-999999-X</cases>")
                .expect(200);
        assertEquals(reference, soap.text(moved, "case"));
        assertEquals("1", soap.text(moved, "from"));
        assertEquals("not-found", soap.text(moved, "code"));
        Answer progress = call(soap, dpass, "GetProgress", ofCase).expect(200);
        assertEquals("2", soap.text(progress, "version"));
        assertEquals("1", soap.text(progress, "open"));
    }

    private Answer documents(Soap soap, String ofCase, String procedure, String action, String further) {
        return call(
                        soap,
                        dpass,
                        "PerformOnDocuments",
                        ofCase + "<procedure>" + procedure + "</procedure><documents>proof</documents><action>" + action
                                + "</action>" + further)
                .expect(200);
    }

    private static String perform(String ofCase, String procedure, String step, String outcome) {
        return ofCase + "<procedure>" + procedure + "</procedure><step>" + step + "</step><action>do</action>"
                + outcome;
    }
}
