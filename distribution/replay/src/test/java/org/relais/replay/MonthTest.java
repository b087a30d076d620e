package org.relais.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthTest {

    private static final String CALLS = """
            callId,startedAt,site,caller,waitSeconds,talkSeconds,topic,commune,firstName,lastName,outcome,department,subject
            c-1,2021-09-07T07:00:56+11:00,caps,anonymous,3,124,vaccination,Païta,,,ANSWERED,,
            c-2,2021-09-08T07:13:04+11:00,caps,20.52.52,23,329,care,Nouméa,Léa,Kaloï,CASE,DPASS,Transport
            """;

    private static final String WEB_REQUESTS = """
            {"key":"w-1","sentAt":"2021-09-07T23:10:00+11:00","topic":"care","subject":"Bourse","requester":{"lastName":"Kaloï"}}
            {"key":"w-2","sentAt":"2021-09-11T08:00:00+11:00","topic":"care","subject":"Aide","requester":{"lastName":"Siwa"}}
            """;

    private static final String ENVELOPES = """
            round,box,collectedAt,stampedOn,sender,items,topic,subject
            2021-09-07-15:30,hps-1,2021-09-07T15:30:00+11:00,2021-09-07,Théo Wadrobert,2,care,Résultat
            2021-09-07-15:30,hps-1,2021-09-07T15:30:00+11:00,,,1,vaccination,Certificat
            2021-09-08-15:30,hps-2,2021-09-08T15:30:00+11:00,2021-09-08,Aïssa Le Goff,1,care,Ordonnance
            """;

    private static final String EXPECTED = """
            {"calls":2,"byTopic":{"care":1,"vaccination":1},"webRequests":2,"envelopes":3,"mailItems":4}
            """;

    @TempDir
    private Path folder;

    private final FakeRelais server = new FakeRelais();
    private String shown = "";

    @BeforeEach
    void writeMonth() throws IOException {
        write("calls.csv", CALLS);
        write("web-requests.jsonl", WEB_REQUESTS);
        write("envelopes.csv", ENVELOPES);
        write("expected-figures.json", EXPECTED);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void everything_goes_in_on_its_day_and_nothing_is_left() {
        assertEquals(0, replay(), () -> shown);

        assertEquals(
                List.of(
                        "2021-09-07T07:30:00+11:00",
                        "2021-09-07T15:30:00+11:00",
                        "2021-09-07T17:00:00+11:00",
                        "2021-09-08T07:30:00+11:00",
                        "2021-09-08T15:30:00+11:00",
                        "2021-09-08T17:00:00+11:00",
                        "2021-09-11T08:00:01+11:00",
                        ""),
                server.mail().clockSettings());
        assertShows(
                "2 received (2 now, 0 already known)",
                "Web      2 received (2 now, 0 already known), 0 failed",
                "Letters  3 envelopes sorted (3 now, 0 already known), 0 failed",
                "Register 4 mail items, the last number is 4",
                "The figures are as expected.",
                "Left     0 intakes, 0 rounds");
    }

    @Test
    void an_envelope_becomes_the_form_of_the_drop_box() {
        replay();

        assertEquals(
                "{\"delivery\":\"BOX\",\"round\":\"round-2021-09-07-15:30/hps-1\",\"envelope\":1,\"stampedOn\":\"2021-09-07\","
                        + "\"sender\":{\"firstName\":\"Théo\",\"lastName\":\"Wadrobert\"},\"items\":["
                        + "{\"topic\":\"care\",\"subject\":\"Résultat (1/2)\"},{\"topic\":\"care\",\"subject\":\"Résultat (2/2)\"}]}",
                server.mail().received("2021-09-07-15:30/hps-1/1").toString());
        assertEquals(
                "{\"delivery\":\"BOX\",\"round\":\"round-2021-09-07-15:30/hps-1\",\"envelope\":2,\"items\":["
                        + "{\"topic\":\"vaccination\",\"subject\":\"Certificat\"}]}",
                server.mail().received("2021-09-07-15:30/hps-1/2").toString());
    }

    @Test
    void a_second_run_changes_nothing() {
        replay();

        assertEquals(0, replay());

        assertShows(
                "2 received (0 now, 2 already known)",
                "Web      2 received (0 now, 2 already known)",
                "Letters  3 envelopes sorted (0 now, 3 already known)",
                "Register 4 mail items");
    }

    @Test
    void what_did_not_get_in_is_named_with_its_file_and_what_is_missing_is_counted() throws IOException {
        write("web-requests.jsonl", WEB_REQUESTS + "{\"sentAt\":\"2021-09-07T23:10:00+11:00\"}\nnonsense\n");
        write("envelopes.csv", ENVELOPES.replace(",1,vaccination,", ",one,vaccination,"));
        server.upset(new FakeRelais.Mishap("/channels/dropbox", 409, Map.of(), false));

        assertEquals(1, replay());

        assertShows(
                "web-requests.jsonl, line 3, request -: malformed-line: key is empty",
                "web-requests.jsonl, line 4, request -: malformed-line",
                "envelopes.csv, line 3, round 2021-09-07-15:30: malformed-line: items: \"one\"",
                "envelopes.csv, line 2, round 2021-09-07-15:30: 409",
                "Differs: envelopes: 3 expected, 1 counted",
                "Differs: mailItems: 4 expected, 1 counted",
                "Not sorted: round round-2021-09-07-15:30/hps-1 (RELEASABLE), 1 envelopes",
                "Left     0 intakes, 1 rounds");
    }

    @Test
    void a_file_that_nobody_plays_is_named() throws IOException {
        write("parcels.csv", "receivedOn");

        replay();

        assertShows("parcels.csv is not played");
    }

    @Test
    void the_clock_of_an_office_at_work_is_never_set() {
        server.mail().isNoDemonstration();

        assertEquals(2, replay());

        assertEquals(0, server.contacts());
        assertShows("404");
    }

    @Test
    void an_empty_folder_is_refused(@TempDir Path empty) throws IOException {
        folder = empty;

        assertEquals(2, replay());

        assertShows("calls.csv, web-requests.jsonl, envelopes.csv");
    }

    @Test
    void a_month_cannot_be_moved_to_other_days() {
        assertEquals(2, replay("--ending-yesterday"));

        assertShows("--ending-yesterday");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private int replay(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of(folder.toString(), "--url", server.url().toString()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = new Replay(out, false, Map.of(), Clock.systemUTC()).run(arguments, Locale.ENGLISH);
        shown = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    private void assertShows(String... texts) {
        for (String text : texts) {
            assertTrue(shown.contains(text), () -> "\"" + text + "\" is missing in:\n" + shown);
        }
    }
}
