package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Builds;
import org.relais.itests.harness.Bundles;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.DeployedChannel;
import org.relais.itests.harness.GeneratedPlugIn;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.ProblemDocuments;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;
import org.relais.itests.harness.Traces;

/** What every channel promises in the running system, from the deploy folder to the day it is taken away. */
@ExtendWith(SharedRelais.class)
class DeployedChannelIT {

    private static final String SUGGESTION = "{\"site\": \"caps\", \"kind\": \"PROBLEM\", \"text\": \"%s\"}";

    private static final String WEB_REQUEST =
            "{\"topic\": \"care\", \"subject\": \"%s\", \"requester\": {\"lastName\": \"Kaloï\"}}";
    private static final String LETTER = "{\"delivery\": \"HAND\", \"site\": \"caps\", \"items\": ["
            + "{\"topic\": \"care\", \"subject\": \"%s\"}]}";

    private final RunningRelais relais;
    private final Api agent;
    private final Traces traces;
    private final Bundles bundles;

    DeployedChannelIT(RunningRelais relais, Api api) {
        this.relais = relais;
        agent = api.signedIn("agent");
        traces = new Traces(relais);
        bundles = new Bundles(relais);
    }

    static Stream<DeployedChannel> channels() {
        return Stream.concat(DeployedChannel.ofSomebodyElse().stream(), ourOwn());
    }

    private static Stream<DeployedChannel> ourOwn() {
        return Stream.of(
                DeployedChannel.of(
                        "phone",
                        "org.relais.channel.phone",
                        Builds.shipped("channel-phone"),
                        0,
                        () -> Calls.complete().toString(),
                        "{\"outcome\": \"CASE\"}",
                        "/site"),
                DeployedChannel.of(
                        "web",
                        "org.relais.channel.web",
                        Builds.shipped("channel-web"),
                        0,
                        () -> WEB_REQUEST.formatted(Calls.newKey()),
                        "{\"topic\": \"care\", \"subject\": \"Bourse\"}",
                        "/requester"),
                DeployedChannel.of(
                        "dropbox",
                        "org.relais.channel.dropbox",
                        Builds.shipped("channel-dropbox"),
                        0,
                        () -> LETTER.formatted(Calls.newKey()),
                        "{\"delivery\": \"HAND\", \"site\": \"caps\", \"items\": []}",
                        "/items"),
                DeployedChannel.of(
                        "suggestions",
                        "org.relais.example.channel",
                        Builds.exampleChannel(),
                        1,
                        DeployedChannelIT::suggestion,
                        "{\"site\": \"caps\", \"kind\": \"IDEA\"}",
                        "/text"),
                new DeployedChannel(
                        "street-lights",
                        "nc.example.streetlights",
                        GeneratedPlugIn.channel().first(),
                        GeneratedPlugIn.channel().second(),
                        2,
                        DeployedChannelIT::suggestion,
                        SUGGESTION.formatted("Dark").replace("caps", "nowhere"),
                        "/site"));
    }

    private static String suggestion() {
        return SUGGESTION.formatted("Suggestion " + Calls.newKey());
    }

    @AfterEach
    void putBackWhatTheArchiveShips() {
        for (String channel : List.of("phone", "web", "dropbox")) {
            if (bundles.named("org.relais.channel." + channel).isEmpty()) {
                relais.shell("bundle:install -s "
                        + Builds.shipped("channel-" + channel).toUri());
                Patience.until(channel + " is back", () -> isThere(channel));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("channels")
    void keepsItsPromisesFromTheDeployFolderToTheDayItIsTakenAway(DeployedChannel channel) throws IOException {
        if (!bundles.named(channel.bundle()).isEmpty()) {
            relais.shell("bundle:uninstall " + channel.bundle());
        }
        List<String> services = traces.services();
        long migrations = traces.migrations(channel.id());
        try {
            deploy(channel, channel.build());
            answersTheSameKeyWithTheSameResult(channel);
            refusesABadFormByPointer(channel);
            whatArrivesWhileItIsStoppedIsInterpretedWhenItIsBack(channel);
            String reference = itsCasesStayReadableWithoutIt(channel);
            leavesNeitherServicesNorClasses(channel, services);
            String waiting = stampedWithoutIt(channel);
            deploy(channel, channel.build());
            awaitRegistered(waiting);
            deploy(channel, channel.upgrade());
            receive(channel, Calls.newKey(), channel.good().get()).expect(201);
            agent.get("/api/v1/cases/" + reference).expect(200);
            assertEquals(channel.migrations(), traces.migrations(channel.id()) - migrations, "migrations");
        } finally {
            remove(channel);
        }
        leavesNeitherServicesNorClasses(channel, services);
    }

    private void answersTheSameKeyWithTheSameResult(DeployedChannel channel) {
        String key = Calls.newKey();
        String form = channel.good().get();
        Answer first = receive(channel, key, form).expect(201);
        assertEquals("REGISTERED", first.text("/state"), first::toString);
        Answer again = receive(channel, key, form).expect(200);
        assertEquals(first.json(), again.json());
        String path = channel.intakes();
        ProblemDocuments.check(receive(channel, key, channel.good().get()), 409, "idempotency-key-reused", path);
    }

    private void refusesABadFormByPointer(DeployedChannel channel) {
        Answer refused = receive(channel, Calls.newKey(), channel.bad());
        var problem = ProblemDocuments.check(refused, 400, "invalid-request", channel.intakes());
        assertTrue(problem.path("errors").findValuesAsText("pointer").contains(channel.pointer()), problem::toString);
    }

    private void whatArrivesWhileItIsStoppedIsInterpretedWhenItIsBack(DeployedChannel channel) {
        relais.shell("bundle:stop " + channel.bundle());
        String waiting = stampedWithoutIt(channel);
        relais.shell("bundle:start " + channel.bundle());
        awaitRegistered(waiting);
    }

    private String itsCasesStayReadableWithoutIt(DeployedChannel channel) throws IOException {
        Answer receipt = receive(channel, Calls.newKey(), channel.good().get()).expect(201);
        String reference = receipt.text("/cases/0/reference");
        Answer with = agent.get("/api/v1/cases/" + reference).expect(200);
        String intake =
                agent.get("/api/v1/intakes/" + receipt.text("/id")).expect(200).body();
        assertTrue(traces.classes(channel.bundle()) > 0, "its classes are not seen while it is there");
        remove(channel);
        assertEquals(
                with.json(), agent.get("/api/v1/cases/" + reference).expect(200).json());
        assertEquals(
                intake,
                agent.get("/api/v1/intakes/" + receipt.text("/id")).expect(200).body());
        return reference;
    }

    private void leavesNeitherServicesNorClasses(DeployedChannel channel, List<String> services) {
        Patience.until(
                "the services are those that were there before " + channel,
                () -> traces.services().equals(services),
                traces::services);
        Patience.until(
                "the class loader of " + channel + " is gone",
                () -> traces.classes(channel.bundle()) == 0,
                () -> traces.classes(channel.bundle()) + " classes");
    }

    /** Hands in what is stored and waits; answers the intake's id. */
    private String stampedWithoutIt(DeployedChannel channel) {
        assertEquals("UNAVAILABLE", state(channel.id()));
        Answer receipt = receive(channel, Calls.newKey(), channel.good().get()).expect(201);
        assertEquals("STAMPED", receipt.text("/state"), receipt::toString);
        return receipt.text("/id");
    }

    private Answer receive(DeployedChannel channel, String key, String form) {
        return agent.with("Idempotency-Key", key).post(channel.intakes(), form);
    }

    private void awaitRegistered(String intake) {
        Patience.until(
                intake + " is registered",
                () -> "REGISTERED".equals(agent.get("/api/v1/intakes/" + intake).text("/state")),
                () -> agent.get("/api/v1/intakes/" + intake));
    }

    private void deploy(DeployedChannel channel, Path build) {
        String version = Builds.version(build);
        Builds.drop(build, relais.deploy(), channel.file());
        Patience.until(
                channel + " is there in version " + version,
                () -> bundles.named(channel.bundle()).contains(version) && isThere(channel.id()),
                () -> bundles.named(channel.bundle()) + state(channel.id()));
    }

    private void remove(DeployedChannel channel) throws IOException {
        Files.deleteIfExists(relais.deploy().resolve(channel.file()));
        Patience.until(
                channel + " has gone",
                () -> bundles.named(channel.bundle()).isEmpty() && !isThere(channel.id()),
                () -> bundles.named(channel.bundle()) + state(channel.id()));
    }

    private boolean isThere(String channel) {
        return List.of("OPEN", "CLOSED").contains(state(channel));
    }

    private String state(String channel) {
        for (var item : agent.get("/api/v1/channels").expect(200).json().path("items")) {
            if (item.path("id").asText().equals(channel)) {
                return item.path("state").asText();
            }
        }
        return "unknown";
    }
}
