package org.relais.web.internal.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.relais.cases.CaseErrors;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

class ProblemsTest {

    private static final LocalizedText DETAIL = new LocalizedText("Non", "No");

    private static JsonNode document(Problem problem, Locale language) throws IOException {
        return new ObjectMapper().readTree(ProblemDocument.bytes(problem, language, "/api/v1/cases/1"));
    }

    @Test
    void a_document_has_the_members_of_the_contract_and_those_of_the_error() throws IOException {
        RelaisException failure = RelaisException.builder(CaseErrors.ACTION_NOT_ALLOWED, DETAIL)
                .members(Map.of("allowedActions", List.of("assign")))
                .build();

        JsonNode document = document(Problems.of(failure), Locale.ENGLISH);

        assertEquals(
                "urn:relais:problem:action-not-allowed", document.get("type").asText());
        assertEquals("Action not allowed now", document.get("title").asText());
        assertEquals(409, document.get("status").asInt());
        assertEquals("No", document.get("detail").asText());
        assertEquals("action-not-allowed", document.get("code").asText());
        assertEquals("/api/v1/cases/1", document.get("instance").asText());
        assertEquals("assign", document.get("allowedActions").get(0).asText());
        assertFalse(document.has("errors"));
    }

    @Test
    void an_invalid_field_is_named_by_its_pointer() throws IOException {
        JsonNode errors = document(Problems.of(Errors.invalid("/call/startedAt", DETAIL)), Locale.FRENCH)
                .get("errors");

        assertEquals(1, errors.size());
        assertEquals("/call/startedAt", errors.get(0).get("pointer").asText());
        assertEquals("Non", errors.get(0).get("detail").asText());
    }

    @Test
    void the_first_fifty_of_very_many_invalid_fields_are_named() throws IOException {
        RelaisException failure = RelaisException.builder(Errors.INVALID_REQUEST, DETAIL)
                .errors(Collections.nCopies(1000, new FieldError("/text", DETAIL)))
                .build();

        assertEquals(
                50, document(Problems.of(failure), Locale.FRENCH).get("errors").size());
    }

    @Test
    void a_request_whose_path_is_unknown_has_no_instance() throws IOException {
        byte[] document = ProblemDocument.bytes(Problems.notFound(), Locale.FRENCH, null);

        assertFalse(new ObjectMapper().readTree(document).has("instance"));
    }

    @Test
    void the_cause_decides_when_a_framework_has_wrapped_it() {
        Problem problem = Problems.of(new IllegalStateException(RelaisException.of(Errors.NOT_FOUND, DETAIL)));

        assertEquals(404, problem.status());
    }

    @Test
    void malformed_xml_is_the_clients_fault() {
        assertEquals("malformed-xml", Problems.of(new XMLStreamException("x")).code());
    }

    @Test
    void unavailable_always_says_when_to_come_back() {
        Problem silent = Problem.of(RelaisException.of(Errors.UNAVAILABLE, DETAIL));
        Problem spoken = Problem.of(RelaisException.builder(Errors.UNAVAILABLE, DETAIL)
                .retryAfter(Duration.ofSeconds(7))
                .build());

        assertEquals("2", ProblemDocument.headers(silent, Locale.FRENCH).get("Retry-After"));
        assertEquals("7", ProblemDocument.headers(spoken, Locale.FRENCH).get("Retry-After"));
    }

    @Test
    void unauthenticated_challenges_with_both_schemes() {
        assertEquals(
                "Basic realm=\"Relais\", Bearer",
                ProblemDocument.headers(Problems.unauthenticated(), Locale.FRENCH)
                        .get("WWW-Authenticate"));
    }

    @Test
    void a_defect_tells_neither_the_client_nor_the_log_what_was_in_the_message() throws IOException {
        IllegalStateException failure = new IllegalStateException("Léa Kaloï", new IOException("20.52.52"));
        StringWriter log = new StringWriter();
        AnonymousFailure.of(failure).printStackTrace(new PrintWriter(log, true));

        String document = document(Problems.of(failure), Locale.FRENCH).toString();

        assertFalse(document.contains("Kaloï"));
        assertTrue(document.contains("\"code\":\"internal\""));
        assertTrue(log.toString().contains("java.lang.IllegalStateException"));
        assertTrue(log.toString().contains("java.io.IOException"));
        assertFalse(log.toString().contains("Kaloï"));
        assertFalse(log.toString().contains("20.52.52"));
    }

    @Test
    void french_is_spoken_unless_english_is_preferred() {
        assertEquals(Locale.FRENCH, Language.of(null));
        assertEquals(Locale.FRENCH, Language.of("de, fr;q=0.5"));
        assertEquals(Locale.FRENCH, Language.of("fr-NC, en;q=0.9"));
        assertEquals(Locale.ENGLISH, Language.of("en-GB,en;q=0.8,fr;q=0.2"));
        assertEquals(Locale.FRENCH, Language.of(";;;q=abc"));
    }
}
