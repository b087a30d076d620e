package org.relais.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final String HEADER =
            "callId,startedAt,site,caller,waitSeconds,talkSeconds,topic,commune,firstName,lastName,outcome,department,subject";
    private static final String ANSWERED =
            "c-1,2021-09-07T07:00:56+11:00,caps,anonymous,3,124,vaccination,Païta,,,ANSWERED,,";
    private static final String CASE =
            "c-2,2021-09-08T07:13:04+11:00,caps,20.52.52,23,329,care,Nouméa,Léa,Kaloï,CASE,DPASS,\"Transport, retour\"";
    private static final String ABANDONED = "c-3,2021-09-08T08:00:00+11:00,hemicycle,20.52.53,9,0,care,,,,ABANDONED,,";
    /** Monday, 23 November 2026, 08:30 in Nouméa; still Sunday in UTC. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T21:30:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final FakeRelais server = new FakeRelais();
    private String shown = "";
    private Path file = Path.of("calls.csv");

    @BeforeEach
    void writeCalls() throws IOException {
        file = write(HEADER, ANSWERED, CASE, ABANDONED);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void every_call_gets_in_and_every_case_is_resolved_by_its_department() {
        assertEquals(0, replay("--resolve", "100"));

        assertEquals(3, server.contacts());
        assertEquals(List.of("assign by dpass", "start by dpass", "resolve by dpass"), server.actions());
        assertEquals("ANSWERED", server.onlyCase().at("/resolution/code").asText());
        assertShows("3 received (3 now, 0 already known)", "Cases    1 opened now", "Resolved 1 now", "Failed   0");
    }

    @Test
    void a_row_becomes_the_body_of_the_phone_form_without_its_empty_cells() {
        replay();

        assertEquals(
                "{\"site\":\"caps\",\"topic\":\"care\",\"subject\":\"Transport, retour\",\"commune\":\"Nouméa\","
                        + "\"requester\":{\"firstName\":\"Léa\",\"lastName\":\"Kaloï\",\"phone\":\"20.52.52\"},"
                        + "\"call\":{\"callId\":\"c-2\",\"caller\":\"20.52.52\",\"startedAt\":\"2021-09-08T07:13:04+11:00\","
                        + "\"waitSeconds\":23,\"talkSeconds\":329},\"outcome\":\"CASE\",\"department\":\"DPASS\"}",
                server.body("c-2").toString());
        assertTrue(server.body("c-1").path("requester").isMissingNode(), "an anonymous caller is no requester");
    }

    @Test
    void a_second_run_changes_nothing() {
        replay("--resolve", "100");

        assertEquals(0, replay("--resolve", "100"));

        assertEquals(3, server.contacts());
        assertEquals(3, server.actions().size());
        assertShows("3 received (0 now, 3 already known)", "Cases    0 opened now", "Resolved 0 now, 1 before");
    }

    @Test
    void a_case_that_somebody_else_works_is_left_alone() {
        replay("--resolve", "0");
        server.changeOnlyCase("IN_PROGRESS", "supervisor");

        assertEquals(0, replay("--resolve", "100"));

        assertEquals(List.of(), server.actions());
    }

    @Test
    void a_case_is_taken_up_where_it_stands() {
        replay("--resolve", "0");
        server.changeOnlyCase("ASSIGNED", "dpass");

        assertEquals(0, replay("--resolve", "100"));

        assertEquals(List.of("start by dpass", "resolve by dpass"), server.actions());
    }

    @Test
    void the_share_to_resolve_is_the_same_in_every_run() throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int number = 0; number < 100; number++) {
            lines.add(CASE.replace("c-2", "c-" + number));
        }
        file = write(lines.toArray(String[]::new));
        replay("--resolve", "40");
        int resolved = server.actions().size() / 3;

        replay("--resolve", "40");

        assertEquals(resolved, server.actions().size() / 3);
        assertTrue(resolved > 25 && resolved < 55, "about 40 of 100, not " + resolved);
    }

    @Test
    void an_unavailable_server_is_asked_again() {
        server.upset(new FakeRelais.Mishap("/channels", 503, Map.of("Retry-After", "0"), false));
        server.upset(new FakeRelais.Mishap("/channels", 429, Map.of(), false));

        assertEquals(0, replay());

        assertEquals(3, server.contacts());
    }

    @Test
    void a_call_whose_answer_was_lost_is_sent_again_and_counted_once() {
        server.upset(new FakeRelais.Mishap("/channels", 0, Map.of(), true));

        assertEquals(0, replay("--connections", "1"));

        assertEquals(3, server.contacts());
    }

    @Test
    void an_action_whose_answer_was_lost_is_not_done_twice() {
        server.upset(new FakeRelais.Mishap("/cases/case-c-2/actions", 0, Map.of(), true));

        assertEquals(0, replay("--resolve", "100"));

        assertEquals(List.of("assign by dpass", "start by dpass", "resolve by dpass"), server.actions());
        assertShows("Resolved 1 now");
    }

    @Test
    void an_expired_session_is_opened_again() {
        server.upset(new FakeRelais.Mishap("/channels", 401, Map.of(), false));

        assertEquals(0, replay());

        assertEquals(3, server.contacts());
    }

    @Test
    void a_refused_call_is_named_by_its_line_and_the_others_get_in() throws IOException {
        file = write(HEADER, ANSWERED, ABANDONED.replace("hemicycle", "nowhere"), CASE);

        assertEquals(1, replay());

        assertEquals(2, server.contacts());
        assertShows("line 3, call c-3: 400 invalid-submission: /site: unknown site", "Failed   1");
    }

    @Test
    void a_key_used_for_another_call_is_named_by_its_line() throws IOException {
        file = write(HEADER, ANSWERED, CASE, ABANDONED.replace("c-3", "c-1"));

        assertEquals(1, replay("--connections", "1"));

        assertShows("line 4, call c-1: 409 idempotency-key-reused: another body");
    }

    @Test
    void lines_that_cannot_be_understood_are_named_and_the_others_get_in() throws IOException {
        file = write(
                HEADER,
                "c-8,2021-09-07T07:00:56+11:00,caps",
                ANSWERED.replace(",124,", ",two minutes,"),
                ANSWERED.replace("2021-09-07T07:00:56+11:00", "yesterday"),
                "\"c-9\"x,y",
                "",
                CASE);

        assertEquals(1, replay());

        assertEquals(List.of("c-2"), server.keys());
        assertShows(
                "line 2, call c-8: malformed-line: 3 columns",
                "line 3, call c-1: malformed-line: talkSeconds: \"two minutes\"",
                "line 4, call c-1: malformed-line",
                "line 5, call -: malformed-line");
    }

    @Test
    void a_file_without_a_needed_column_is_refused_before_anything_is_sent() throws IOException {
        file = write(HEADER.replace("topic", "theme"), ANSWERED);

        assertEquals(2, replay());

        assertEquals(0, server.contacts());
        assertShows("topic");
    }

    @Test
    void figures_are_shown_by_dimension_and_compared() throws IOException {
        Path expected = folder.resolve("expected.json");
        Files.writeString(
                expected,
                "{\"calls\":3,\"byTopic\":{\"care\":2,\"vaccination\":1},\"bySite\":{\"caps\":2,\"hemicycle\":1},"
                        + "\"byDay\":{\"2021-09-07\":1,\"2021-09-08\":2}}");

        assertEquals(0, replay("--expect", expected.toString()));

        assertShows("topic               contacts     cases", "care                       2         0", "as expected");
    }

    @Test
    void every_difference_from_the_expected_figures_is_named() throws IOException {
        Path expected = folder.resolve("expected.json");
        Files.writeString(expected, "{\"calls\":4,\"byTopic\":{\"care\":3,\"childcare\":1}}");

        assertEquals(1, replay("--expect", expected.toString(), "--quiet-figures"));

        assertShows(
                "Differs: topic: 4 expected, 3 counted",
                "Differs: topic care: 3 expected, 2 counted",
                "Differs: topic childcare: 1 expected, 0 counted",
                "Differs: topic vaccination: 0 expected, 1 counted");
        assertFalse(shown.contains("───"), shown);
    }

    @Test
    void the_days_of_the_file_can_end_on_the_last_weekday_before_today() throws IOException {
        Path expected = folder.resolve("expected.json");
        Files.writeString(expected, "{\"calls\":3,\"byDay\":{\"2021-09-07\":1,\"2021-09-08\":2}}");

        assertEquals(0, replay("--ending-yesterday", "--expect", expected.toString()));

        assertEquals(
                "2026-11-19T07:00:56+11:00",
                server.body("c-1-2026-11-19").at("/call/startedAt").asText());
        assertEquals(
                "2026-11-20T07:13:04+11:00",
                server.body("c-2-2026-11-20").at("/call/startedAt").asText());
    }

    @Test
    void a_server_that_is_not_there_ends_the_run() {
        server.close();

        assertEquals(2, replay("--patience", "0"));

        assertShows("does not answer");
    }

    @Test
    void a_server_that_stays_away_ends_the_run_when_patience_is_over() {
        for (int mishap = 0; mishap < 3; mishap++) {
            server.upset(new FakeRelais.Mishap("/channels", 503, Map.of("Retry-After", "600"), false));
        }

        assertEquals(2, replay("--patience", "60"));

        assertShows("does not answer", "0 received");
    }

    @Test
    void a_wrong_password_ends_the_run_before_anything_is_sent() {
        assertEquals(2, replay("--password", "wrong"));

        assertEquals(0, server.contacts());
        assertShows("refuses account agent: 401");
    }

    @Test
    void an_argument_that_is_not_understood_is_named() {
        assertEquals(2, replay("--connections", "none"));

        assertShows("--connections none", "Usage: replay FILE");
    }

    @Test
    void french_is_spoken_where_french_is_read() {
        assertEquals(0, replay("--lang", "fr"));

        assertShows("Appels   3 reçus (3 maintenant, 0 déjà connus)", "thème", "direction");
    }

    private Path write(String... lines) throws IOException {
        return Files.write(folder.resolve("calls.csv"), List.of(lines));
    }

    private int replay(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of(file.toString(), "--url", server.url().toString()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = new Replay(out, false, Map.of(), CLOCK).run(arguments, Locale.ENGLISH);
        shown = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    private void assertShows(String... texts) {
        for (String text : texts) {
            assertTrue(shown.contains(text), () -> "\"" + text + "\" is missing in:\n" + shown);
        }
    }
}
