package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Bytes;
import org.relais.itests.harness.ClaimForms;
import org.relais.itests.harness.ScriptedRelais;

/** The process is killed within every step from the registration of a form to the closing of its slip: nothing is lost, nothing doubled. */
class KilledClaimFormsIT {

    /** Of the form and the slip after each step. */
    private static final List<String> STEPS =
            List.of("register", "supply", "add", "freeze", "transmit", "decide", "close");

    @Test
    void everyStepIsDoneOrNotDoneOnDerby() {
        try (ScriptedRelais relais = new ScriptedRelais("claims", Map.of())) {
            relais.start();
            liveThroughKills(relais);
        }
    }

    @Test
    void everyStepIsDoneOrNotDoneOnPostgresql() throws IOException {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                ScriptedRelais relais = new ScriptedRelais(
                        "claims-postgresql",
                        Map.of(
                                "RELAIS_DB_URL",
                                "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/postgres",
                                "RELAIS_DB_USER",
                                "postgres",
                                "RELAIS_DB_PASSWORD",
                                "postgres"))) {
            relais.start();
            liveThroughKills(relais);
        }
    }

    private static void liveThroughKills(ScriptedRelais relais) {
        Api officer = new Api(relais.url()).signedIn("claims");
        Life life = new Life(officer);
        for (int step = 0; step < STEPS.size(); step++) {
            String name = STEPS.get(step);
            CompletableFuture<Answer> sent = CompletableFuture.supplyAsync(() -> life.perform(name));
            pause(3L * step);
            relais.kill();
            boolean acknowledged = isAcknowledged(sent);
            relais.start();
            life.goOn(new Api(relais.url()).signedIn("claims"));
            if (acknowledged) {
                life.check(step, name + " was acknowledged");
            }
            // again, as somebody does who got no answer: it is done now, once
            life.perform(name);
            life.check(step, name + " was sent again");
        }
        String number = "FDS-DAJI-" + life.year + "-000001";
        assertEquals(Set.of(number), life.numbers(), "one form and one number");
        relais.stop();
        assertFalse(Bytes.find(relais.data(), "claim-forms").isEmpty(), "the search finds what lies in clear");
        assertEquals(List.of(), Bytes.find(relais.data(), "Bernanos-Zwyx"), "neither in tables nor in logs");
        assertEquals(List.of(), Bytes.find(relais.data(), "\"339411\""), "neither in tables nor in logs");
    }

    private static boolean isAcknowledged(CompletableFuture<Answer> sent) {
        try {
            return sent.handle((answer, gone) -> answer != null && answer.status() < 300)
                    .get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One form and its slip. */
    private static final class Life {

        private static final List<String> FORM_STATES =
                List.of("INCOMPLETE", "COMPLETE", "BATCHED", "BATCHED", "TRANSMITTED", "ACKNOWLEDGED", "CLOSED");
        private static final List<String> SLIP_STATES =
                List.of("", "", "OPEN", "FROZEN", "TRANSMITTED", "TRANSMITTED", "CLOSED");

        private final ObjectNode form = ClaimForms.complete("MPL");
        private ClaimForms claims;
        private Api officer;
        private String year = "";

        Life(Api officer) {
            form.put("signed", false);
            goOn(officer);
        }

        void goOn(Api again) {
            officer = again;
            claims = new ClaimForms(again);
        }

        /** Done again it answers what was done, or refuses with a conflict. */
        Answer perform(String step) {
            return switch (step) {
                case "register" -> claims.register(form);
                case "supply" -> claims.act(number(), "supply", "{\"supplied\":{\"signed\":true}}");
                case "add" -> claims.actOnSlip(claims.openSlip("MPL"), "add", ClaimForms.forms(number()));
                case "decide" ->
                    claims.actOnSlip(
                            slip(), "decide", "{\"form\":\"%s\",\"outcome\":\"ACKNOWLEDGED\"}".formatted(number()));
                default -> claims.actOnSlip(slip(), step, "{}");
            };
        }

        Set<String> numbers() {
            Set<String> numbers = new TreeSet<>();
            officer.get(ClaimForms.SERVICE + "/forms")
                    .expect(200)
                    .json()
                    .path("items")
                    .forEach(one -> numbers.add(one.path("number").asText()));
            return numbers;
        }

        private String number() {
            Set<String> numbers = numbers();
            assertEquals(1, numbers.size(), numbers::toString);
            String number = numbers.iterator().next();
            year = number.split("-")[2];
            return number;
        }

        private String slip() {
            return claims.form(number()).expect(200).text("/slip");
        }

        void check(int step, String why) {
            assertEquals(FORM_STATES.get(step), claims.state(number()), why);
            if (!SLIP_STATES.get(step).isEmpty()) {
                Answer slip = claims.slip(slip()).expect(200);
                assertEquals(SLIP_STATES.get(step), slip.text("/state"), why);
                assertTrue(slip.json().path("intact").asBoolean(), why);
                assertEquals(1, slip.json().path("lines").size(), why);
            }
            assertTrue(
                    officer.get(ClaimForms.SERVICE + "/forms/" + number() + "/history")
                            .expect(200)
                            .json()
                            .path("intact")
                            .asBoolean(),
                    why);
        }
    }
}
