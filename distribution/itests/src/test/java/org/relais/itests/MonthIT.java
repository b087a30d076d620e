package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Command;
import org.relais.itests.harness.ScriptedRelais;

/** The month of an office, with its calls, web requests and letters, replayed by the shipped command on the clock of a demonstration. */
class MonthIT {

    private static final ZoneId NOUMEA = ZoneId.of("Pacific/Noumea");

    @Test
    void everythingOfTheMonthGoesInOnItsDayAndNothingIsLeftOver() throws Exception {
        try (ScriptedRelais relais = new ScriptedRelais("month", Map.of())) {
            relais.start();

            Command.Result replayed = relais.run("replay", "--lang", "en", "--quiet-figures", month());

            assertEquals(0, replayed.exitCode(), replayed::output);
            assertShows(
                    replayed,
                    "4,500 received (4,500 now",
                    "Web      60 received (60 now",
                    "Letters  201 envelopes sorted (201 now",
                    "Register 317 mail items, the last number is 317",
                    "Claims   216 forms: 192 registered, 17 incomplete, 7 refused, 0 failed",
                    "192 forms handed over = 182 acknowledged + 10 rejected; 0 not closed",
                    "The figures are as expected.",
                    "Left     0 intakes, 0 rounds");
            // a holiday and a weekend lie between
            assertEquals("2021-09-27", sortingDayOf("2021-09-23", new Api(relais.url()).signedIn("agent")));

            Command.Result again = relais.run("replay", "--lang", "en", "--quiet-figures", month());

            assertEquals(0, again.exitCode(), again::output);
            assertShows(
                    again,
                    "4,500 received (0 now",
                    "Web      60 received (0 now",
                    "Letters  201 envelopes sorted (0 now",
                    "Claims   216 forms: 192 registered, 17 incomplete, 7 refused, 0 failed",
                    "192 forms handed over = 182 acknowledged + 10 rejected; 0 not closed",
                    "Register 317 mail items, the last number is 317");
        }
    }

    /** On which day the letters of a round were sorted. */
    private static String sortingDayOf(String round, Api agent) {
        JsonNode items = agent.get("/api/v1/dropbox/items?from=2021-09-24&to=2021-09-28&limit=200")
                .expect(200)
                .json()
                .path("items");
        for (JsonNode item : items) {
            if (item.path("collectedAt").asText().startsWith(round)) {
                return Instant.parse(item.path("sortedAt").asText())
                        .atZone(NOUMEA)
                        .toLocalDate()
                        .toString();
            }
        }
        return "none of " + items;
    }

    private static void assertShows(Command.Result result, String... texts) {
        for (String text : texts) {
            assertTrue(result.output().contains(text), () -> "\"" + text + "\" is missing in:\n" + result.output());
        }
    }

    private static String month() throws URISyntaxException {
        return Path.of(MonthIT.class.getResource("/month/calls.csv").toURI())
                .getParent()
                .toString();
    }
}
