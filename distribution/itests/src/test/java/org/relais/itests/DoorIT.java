package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Soap;

/** Every operation declares who may call it, and nobody else gets in, not even as far as its form. */
@ExtendWith(SharedRelais.class)
class DoorIT {

    /** Open to strangers; each says why in the description of the interface, and a new one is added here knowingly. */
    private static final Set<String> OPEN = Set.of(
            "POST /sessions",
            "GET /public/forms",
            "GET /public/forms/{topic}",
            "POST /public/requests",
            "POST /public/drafts",
            "GET /public/drafts/{draft}",
            "PUT /public/drafts/{draft}",
            "DELETE /public/drafts/{draft}",
            "POST /public/drafts/{draft}/files",
            "DELETE /public/drafts/{draft}/files/{document}",
            "GET /public/tracking",
            "POST /public/tracking",
            "POST /public/tracking/documents",
            "POST /public/tracking/messages");

    private final Api api;

    DoorIT(Api api) {
        this.api = api;
    }

    @Test
    void everyOperationSaysWhichPermissionOpensIt() {
        JsonNode paths = api.get("/api/v1/openapi.json").expect(200).json().path("paths");
        List<String> silent = new ArrayList<>();
        Set<String> open = new TreeSet<>();
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                String name = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                if (!operation.getValue().path("x-public").asText().isBlank()) {
                    open.add(name);
                } else if (operation.getValue().path("x-permission").isEmpty()) {
                    silent.add(name);
                }
            }
        }

        assertTrue(paths.size() > 10, paths::toString);
        assertEquals(List.of(), silent);
        assertEquals(new TreeSet<>(OPEN), open);
    }

    @ParameterizedTest
    @CsvSource({
        "admin, GET, /api/v1/cases, case:read",
        "admin, POST, /api/v1/cases/2021-000001-X/notes, case:note",
        "integrator, POST, /api/v1/queues/dpass/claim, case:assign",
        "integrator, POST, /api/v1/cases/2021-000001-X/actions/nonsense, case:work",
        "dpass, POST, /api/v1/channels/phone/intakes, intake:receive"
    })
    void whoLacksThePermissionIsRefusedBeforeTheFormIsRead(
            String account, String method, String path, String permission) {
        Api caller = api.as(account);
        Answer answer = method.equals("GET") ? caller.get(path) : caller.post(path, "{ this is no JSON");

        JsonNode problem = ProblemDocuments.check(answer, 403, "forbidden", path);
        assertTrue(problem.path("detail").asText().contains(permission), problem::toString);
    }

    @Test
    void theSameOverSoap() {
        Answer answer = Soap.V12.call(api.as("admin"), "GetCase", "<case>2021-000001-X</case>");

        assertEquals("forbidden", Soap.V12.text(answer, "code"), answer::toString);
    }

    @Test
    void everyPermissionThatOpensAnOperationIsDeclared() {
        Set<String> declared = new TreeSet<>();
        api.as("admin")
                .get("/api/v1/permissions")
                .expect(200)
                .json()
                .path("items")
                .forEach(one -> declared.add(one.path("id").asText()));
        Set<String> used = new TreeSet<>();
        api.get("/api/v1/openapi.json")
                .expect(200)
                .json()
                .findValues("x-permission")
                .forEach(list -> list.forEach(one -> used.add(one.asText())));

        used.removeAll(declared);
        assertEquals(Set.of(), used);
    }

    @Test
    void callersSeeWhatTheyMayDo() {
        JsonNode dpass =
                api.as("dpass").get("/api/v1/sessions/current").expect(200).json();

        assertEquals("DPASS", dpass.path("department").asText());
        assertEquals("OWN", dpass.at("/permissions/case:work").asText());
        assertEquals(403, api.as("dpass").get("/api/v1/permissions").status());
    }
}
