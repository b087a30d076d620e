package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Builds;
import org.relais.itests.harness.Callers;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;

/** The phone's bundle is replaced, put back and taken away while calls come in. */
@ExtendWith(SharedRelais.class)
class PhoneUpgradeIT {

    private static final String BUNDLE = "org.relais.channel.phone";
    private static final int BETWEEN = 40;

    private final RunningRelais relais;
    private final Api agent;

    PhoneUpgradeIT(RunningRelais relais, Api api) {
        this.relais = relais;
        agent = api.signedIn("agent");
    }

    @Test
    void nothingIsLostAndNothingDoubledWhenItIsReplacedAndTakenAway() {
        Path old = Builds.shipped("channel-phone");
        Path next = Builds.withVersion(old, "1.0.1");
        Callers callers = new Callers(agent, () -> call("2020-03-02"));
        try (callers) {
            callers.awaitMore(BETWEEN);
            update(next, "1.0.1");
            callers.awaitMore(BETWEEN);
            update(old, "1.0.0.SNAPSHOT");
            callers.awaitMore(BETWEEN);
            relais.shell("bundle:uninstall " + BUNDLE);
            assertEquals("UNAVAILABLE", phoneState());
            callers.awaitMore(BETWEEN);
            relais.shell("bundle:install -s " + old.toUri());
            callers.awaitMore(BETWEEN);
        }
        assertComplete(callers, "2020-03-02");
    }

    @Test
    void nothingIsLostAndNothingDoubledWhenANewerOneIsDroppedBesideItAndRemoved() throws IOException {
        Callers callers = new Callers(agent, () -> call("2020-03-03"));
        try (callers) {
            callers.awaitMore(BETWEEN);
            Builds.drop(Builds.withVersion(Builds.shipped("channel-phone"), "1.0.2"), relais.deploy(), "phone.jar");
            awaitBundles("1.0.2 is there", bundles -> bundles.contains("1.0.2"));
            callers.awaitMore(BETWEEN);
            Files.delete(relais.deploy().resolve("phone.jar"));
            awaitBundles("1.0.2 has gone", bundles -> !bundles.contains("1.0.2"));
            callers.awaitMore(BETWEEN);
        }
        assertComplete(callers, "2020-03-03");
    }

    private void assertComplete(Callers callers, String day) {
        for (Answer refusal : callers.refusals()) {
            assertEquals(503, refusal.status(), refusal::toString);
            assertTrue(refusal.header("Retry-After").matches("\\d+"), refusal::toString);
        }
        callers.acknowledged().values().forEach(this::awaitRegistered);
        callers.sent()
                .forEach((key, form) ->
                        assertTrue(Calls.receive(agent, key, form).status() <= 201));
        assertEquals(callers.sent().size(), contacts(day));
        assertTrue(List.of("OPEN", "CLOSED").contains(phoneState()), this::phoneState);
    }

    private void update(Path build, String version) {
        relais.shell("bundle:update " + BUNDLE + " " + build.toUri());
        awaitBundles(version, bundles -> bundles.contains(version) && bundles.contains("Active"));
    }

    private void awaitBundles(String what, Predicate<String> isSo) {
        Patience.until(what, () -> isSo.test(bundles()), this::bundles);
    }

    private String bundles() {
        return relais.shell("bundle:list -s -t 0 --no-format | grep " + BUNDLE);
    }

    private void awaitRegistered(String intake) {
        Patience.until(
                intake + " is registered",
                () -> "REGISTERED".equals(agent.get("/api/v1/intakes/" + intake).text("/state")),
                () -> agent.get("/api/v1/intakes/" + intake));
    }

    private String phoneState() {
        JsonNode channels = agent.get("/api/v1/channels").expect(200).json().path("items");
        for (JsonNode channel : channels) {
            if (channel.path("id").asText().equals("phone")) {
                return channel.path("state").asText();
            }
        }
        return "unknown";
    }

    private int contacts(String day) {
        return agent.get("/api/v1/figures?by=outcome&from=" + day + "&to=" + day)
                .expect(200)
                .json()
                .path("contacts")
                .asInt();
    }

    /** On a day on which no other test has calls. */
    private static ObjectNode call(String day) {
        ObjectNode call = Calls.of("CASE");
        ((ObjectNode) call.get("call")).put("startedAt", day + "T10:00:00+11:00");
        return call;
    }
}
