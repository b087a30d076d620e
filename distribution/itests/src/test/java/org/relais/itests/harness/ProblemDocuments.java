package org.relais.itests.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks that an answer is the problem document that clients were promised (RFC 9457), and nothing else. */
public final class ProblemDocuments {

    private static final Set<String> ALWAYS = Set.of("type", "title", "status", "detail", "code", "instance");
    private static final Set<String> MAYBE = Set.of(
            "errors",
            "allowedActions",
            "allowedTypes",
            "maxBytes",
            "releasableAt",
            "registration",
            "difference",
            "missing",
            "state");

    private ProblemDocuments() {}

    /** Answers the document, once its form, status and code are as they should be. */
    public static JsonNode check(Answer answer, int status, String code, String path) {
        answer.expect(status);
        assertTrue(answer.header("Content-Type").startsWith("application/problem+json"), answer::toString);
        assertFalse(answer.body().contains("Exception") || answer.body().contains("\\tat "), answer::toString);
        JsonNode problem = answer.json();
        Set<String> members = new TreeSet<>();
        problem.fieldNames().forEachRemaining(members::add);
        assertTrue(members.containsAll(ALWAYS), answer::toString);
        members.removeAll(ALWAYS);
        members.removeAll(MAYBE);
        assertEquals(Set.of(), members);
        assertEquals("urn:relais:problem:" + code, problem.path("type").asText());
        assertEquals(code, problem.path("code").asText());
        assertEquals(status, problem.path("status").asInt());
        assertEquals(path, problem.path("instance").asText());
        assertFalse(problem.path("title").asText().isBlank(), answer::toString);
        assertFalse(problem.path("detail").asText().isBlank(), answer::toString);
        return problem;
    }

    /** The fields that the document names, in its order. */
    public static List<String> pointers(JsonNode problem) {
        List<String> pointers = new ArrayList<>();
        problem.path("errors").forEach(error -> {
            assertFalse(error.path("detail").asText().isBlank(), problem::toString);
            pointers.add(error.path("pointer").asText());
        });
        return pointers;
    }
}
