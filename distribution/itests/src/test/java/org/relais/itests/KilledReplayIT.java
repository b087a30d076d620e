package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Callers;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Command;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.ScriptedRelais;
import org.relais.itests.harness.Sorters;

/** A month of recorded calls, replayed by the shipped command on a system that loses its process half-way. */
class KilledReplayIT {

    /** A day on which the recorded month has no calls. */
    private static final String DAY = "2021-03-01";

    @Test
    void whatWasAcknowledgedIsThereOnceAndTheFiguresOfTheMonthAreAsExpected() throws Exception {
        try (ScriptedRelais relais = new ScriptedRelais("replay", Map.of())) {
            relais.start();
            Callers callers = new Callers(new Api(relais.url()).signedIn("agent"), KilledReplayIT::call);
            Sorters sorters = new Sorters(new Api(relais.url()).signedIn("agent"));
            CompletableFuture<Command.Result> first = CompletableFuture.supplyAsync(() -> replay(relais, "0"));
            Patience.until("the replay is under way", () -> contacts(relais, "2021-09-07", "2021-10-05") >= 500);
            relais.kill();
            callers.close();
            sorters.await();
            assertNotEquals(0, first.get().exitCode(), "a replay without its server has failed");

            relais.start();
            Api agent = new Api(relais.url()).signedIn("agent");
            assertTrue(callers.acknowledged().size() > 50, () -> "only " + callers.acknowledged());
            callers.acknowledged()
                    .forEach((key, id) -> assertEquals(
                            id,
                            Calls.receive(agent, key, callers.sent().get(key))
                                    .expect(200)
                                    .text("/id")));
            callers.sent()
                    .forEach((key, form) ->
                            assertTrue(Calls.receive(agent, key, form).status() < 300));
            assertEquals(callers.sent().size(), contacts(relais, DAY, DAY));

            int items = sorters.sendAgain(agent);
            Answer register = agent.get("/api/v1/dropbox/items/completeness").expect(200);
            assertEquals(items, register.json().at("/items/0/items").asInt(), "mail items, each once");
            assertEquals(items, register.json().at("/items/0/last").asInt(), "without a gap");

            Command.Result second = replay(relais, "60");
            assertEquals(0, second.exitCode(), second::output);
            assertTrue(second.output().contains("The figures are as expected."), second::output);
            assertTrue(knownIn(second.output()) >= 500, second::output);
            assertEquals(4500, contacts(relais, "2021-09-07", "2021-10-05"));
        }
    }

    /** How many calls the replay found to be received before. */
    private static int knownIn(String output) {
        Matcher totals = Pattern.compile("4,500 received \\([\\d,]+ now, ([\\d,]+) already known\\)")
                .matcher(output);
        assertTrue(totals.find(), output);
        return Integer.parseInt(totals.group(1).replace(",", ""));
    }

    private static ObjectNode call() {
        ObjectNode call = Calls.of("CASE");
        ((ObjectNode) call.get("call")).put("startedAt", DAY + "T10:00:00+11:00");
        return call;
    }

    private static Command.Result replay(ScriptedRelais relais, String patience) {
        return relais.run(
                "replay",
                "--lang",
                "en",
                "--patience",
                patience,
                "--expect",
                file("expected-figures.json"),
                file("calls.csv"));
    }

    private static int contacts(ScriptedRelais relais, String from, String to) {
        return new Api(relais.url())
                .as("supervisor")
                .get("/api/v1/figures?by=channel&from=" + from + "&to=" + to)
                .expect(200)
                .json()
                .path("contacts")
                .asInt();
    }

    private static String file(String name) {
        try {
            return Path.of(KilledReplayIT.class.getResource("/month/" + name).toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
