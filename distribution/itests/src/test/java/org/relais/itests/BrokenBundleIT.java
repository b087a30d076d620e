package org.relais.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.relais.itests.harness.Answer;
import org.relais.itests.harness.Api;
import org.relais.itests.harness.Builds;
import org.relais.itests.harness.Calls;
import org.relais.itests.harness.Loaders;
import org.relais.itests.harness.Patience;
import org.relais.itests.harness.RunningRelais;
import org.relais.itests.harness.SharedRelais;

/** A broken version of a plug-in is taken back by itself; what arrived meanwhile is not lost. */
@ExtendWith(SharedRelais.class)
class BrokenBundleIT {

    private static final String LETTERS = "/api/v1/letters";
    private static final String INTAKES = "/api/v1/channels/letters/intakes";
    private static final String FILE = "broken.jar";
    private static final String ID = "org.relais.letters";
    private static final int SWAPS = 20;

    private final RunningRelais relais;
    private final Api agent;
    private final Api integrator;
    private final Path good = Builds.letters();

    BrokenBundleIT(RunningRelais relais, Api api) {
        this.relais = relais;
        agent = api.signedIn("agent");
        integrator = api.as("integrator");
    }

    /** How a build can be broken, and what the reason then names. */
    enum Fault {
        DOES_NOT_RESOLVE("org.relais.nowhere"),
        THROWS_IN_ACTIVATE("broken on purpose in activate"),
        THROWS_IN_INTERPRET("broken on purpose in interpret"),
        NEVER_RETURNS_FROM_INTERPRET("interpret"),
        BAD_MIGRATION("9-bad");

        private final String named;

        Fault(String named) {
            this.named = named;
        }

        Path in(Path bundle, String version) {
            return switch (this) {
                case DOES_NOT_RESOLVE ->
                    Builds.with(
                            bundle,
                            version,
                            Map.of(
                                    "Import-Package",
                                    Builds.header(bundle, "Import-Package") + ",org.relais.nowhere;version=\"[1,2)\""),
                            Map.of());
                case THROWS_IN_ACTIVATE -> faulty(bundle, version, "throws in activate");
                case THROWS_IN_INTERPRET -> faulty(bundle, version, "throws in interpret");
                case NEVER_RETURNS_FROM_INTERPRET -> faulty(bundle, version, "never returns from interpret");
                case BAD_MIGRATION ->
                    Builds.with(
                            bundle,
                            version,
                            Map.of(),
                            Map.of("db/letters.xml", xml -> xml.replace("</databaseChangeLog>", """
                                    <changeSet id="8-good" author="relais">
                                      <addColumn tableName="LETTERS_MIGRATION"><column name="EXTRA" type="varchar(10)"/></addColumn>
                                    </changeSet>
                                    <changeSet id="9-bad" author="relais">
                                      <addColumn tableName="LETTERS_MIGRATION"><column name="HALF" type="varchar(10)"/></addColumn>
                                      <sql>update LETTERS_NOWHERE set MARK = 'x'</sql>
                                    </changeSet>
                                    </databaseChangeLog>""")));
            };
        }

        private static Path faulty(Path bundle, String version, String fault) {
            return Builds.with(bundle, version, Map.of("Letters-Fault", fault), Map.of());
        }
    }

    @BeforeEach
    void installAProvenOne() {
        drop(good);
        awaitVersion("1.0.0.SNAPSHOT");
        for (int i = 0; i < 3; i++) {
            assertEquals("REGISTERED", receive().text("/state"));
        }
        awaitState("1.0.0.SNAPSHOT", "PROVEN");
    }

    @AfterEach
    void remove() throws IOException {
        Files.deleteIfExists(relais.deploy().resolve(FILE));
        Files.deleteIfExists(rejected());
        Patience.until(
                "it has gone",
                () -> agent.get(LETTERS).status() != 200 && plugIns().isEmpty(),
                this::plugIns);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenVersionIsTakenBackAndNothingThatArrivedIsLost(Fault fault) throws IOException {
        String version = "2.0." + fault.ordinal();
        List<Answer> received = new ArrayList<>();

        drop(fault.in(good, version));
        Patience.until(
                version + " is taken back",
                () -> {
                    received.add(receive());
                    return "TAKEN_BACK".equals(state(version));
                },
                this::plugIns);
        awaitVersion("1.0.0.SNAPSHOT");

        JsonNode broken = plugIn(version);
        assertTrue(broken.at("/reason/en").asText().contains(fault.named), broken::toString);
        assertEquals("rejected/" + FILE, broken.at("/file").asText());
        awaitState("1.0.0.SNAPSHOT", "PROVEN");
        assertArrayEquals(
                Files.readAllBytes(good), Files.readAllBytes(relais.deploy().resolve(FILE)));
        assertTrue(Files.readString(rejected().resolveSibling(FILE + ".reason.txt"))
                .contains(fault.named));
        assertEquals(1, agent.get(LETTERS).expect(200).json().path("migrations").asInt());
        for (Answer answer : received) {
            awaitRegistered(answer);
        }
        awaitJournal(version);
        assertTrue(integrator.get("/health/ready").body().contains(version), "health warns");
    }

    @Test
    void aBrokenFirstVersionLeavesNothing() throws IOException {
        Path first = relais.deploy().resolve("first.jar");

        Builds.drop(Fault.DOES_NOT_RESOLVE.in(good, "3.0.0"), relais.deploy(), "first.jar");
        awaitState("3.0.0", "TAKEN_BACK");

        assertFalse(Files.exists(first));
        awaitVersion("1.0.0.SNAPSHOT");
        Files.delete(rejected().resolveSibling("first.jar"));
    }

    @Test
    void halfAFileIsWaitedForAndTheRunningVersionWorksOn() throws IOException {
        byte[] next = Files.readAllBytes(Builds.withVersion(good, "4.0.0"));
        Path file = relais.deploy().resolve(FILE);

        Files.write(file, Arrays.copyOf(next, next.length / 2));
        Patience.until(
                "the file is seen to be incomplete",
                () -> integrator.get("/health/ready").body().contains("until [" + FILE + "]"),
                () -> integrator.get("/health/ready"));
        assertEquals("REGISTERED", receive().text("/state"));
        Files.write(file, Arrays.copyOfRange(next, next.length / 2, next.length), StandardOpenOption.APPEND);

        awaitVersion("4.0.0");
        assertEquals("PROBATION", state("4.0.0"));
    }

    @Test
    void nothingOfOldVersionsStaysInMemory() {
        Path next = Builds.withVersion(good, "5.0.0");
        swap(next, "5.0.0");
        swap(good, "1.0.0.SNAPSHOT");
        int before = Loaders.ofBundles();

        for (int i = 0; i < SWAPS / 2; i++) {
            swap(next, "5.0.0");
            swap(good, "1.0.0.SNAPSHOT");
        }

        Patience.until(
                "no more class loaders than the " + before + " before",
                () -> Loaders.ofBundles() <= before,
                () -> Loaders.ofBundles());
    }

    private void swap(Path build, String version) {
        drop(build);
        awaitVersion(version);
        assertEquals("REGISTERED", receive().text("/state"));
    }

    private void drop(Path build) {
        Builds.drop(build, relais.deploy(), FILE);
    }

    private Path rejected() {
        return relais.deploy().resolveSibling("rejected").resolve(FILE);
    }

    private Answer receive() {
        return agent.with("Idempotency-Key", Calls.newKey())
                .post(INTAKES, "{\"number\":\"" + Calls.newKey() + "\",\"pages\":[\"first\"]}")
                .expect(201);
    }

    private void awaitVersion(String version) {
        Patience.until(
                version + " answers",
                () -> {
                    Answer answer = agent.get(LETTERS);
                    return answer.status() == 200 && answer.text("/version").equals(version);
                },
                this::plugIns);
    }

    private void awaitState(String version, String state) {
        Patience.until(version + " is " + state, () -> state.equals(state(version)), this::plugIns);
    }

    private void awaitRegistered(Answer receipt) {
        String intake = "/api/v1/intakes/" + receipt.text("/id");
        Patience.until(
                intake + " is registered",
                () -> agent.get(intake).text("/state").equals("REGISTERED"),
                () -> agent.get(intake));
    }

    private void awaitJournal(String version) {
        Patience.until(
                "the journal tells of " + version,
                () -> integrator
                        .as("admin")
                        .get("/api/v1/office/journal?area=plug-ins")
                        .expect(200)
                        .body()
                        .contains(ID + " " + version));
    }

    private String state(String version) {
        return plugIn(version).path("state").asText();
    }

    private JsonNode plugIn(String version) {
        for (JsonNode plugIn : plugIns()) {
            if (plugIn.path("id").asText().equals(ID)
                    && plugIn.path("version").asText().equals(version)) {
                return plugIn;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode plugIns() {
        return integrator.get("/api/v1/plug-ins").expect(200).json().path("items");
    }
}
