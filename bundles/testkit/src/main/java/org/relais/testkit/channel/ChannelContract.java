package org.relais.testkit.channel;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.directory.ChannelId;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.Submission;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.FakeIntakeDesk;
import org.relais.testkit.FakePermissions;
import org.relais.testkit.Form;
import org.relais.testkit.TestDatabase;
import org.relais.testkit.TestPlatform;
import org.relais.testkit.Texts;

/**
 * What every channel promises, whatever it is for. A channel's tests extend this, name some forms, and get a test for each promise;
 * a channel with tables of its own is tested on both databases, by a subclass for each.
 *
 * <pre>{@code
 * final class SuggestionsChannelTest extends ChannelContract {
 *     protected Channel createChannel(TestPlatform platform) { return new SuggestionsChannel(platform.clock()); }
 *     protected List<String> goodForms() { return List.of("{\"text\": \"More light\"}"); }
 *     protected Map<String, String> badForms() { return Map.of("{}", "/text"); }
 * }
 * }</pre>
 *
 * <p>What the intake desk does with a channel, tests here do on a fresh database each, with a desk in memory that commits; nothing else
 * that a test here writes is committed. The clock stands still. Removal, services and class loaders need a running system: the plug-in
 * guide says how to try a bundle there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChannelContract {

    private static final int THREADS = 6;
    private static final int ROUNDS = 8;

    /** Far more than any interpretation may take: the running system gives up earlier. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For how long a bundle is away here: longer than any sender waits for an answer. */
    private static final Duration ABSENCE = Duration.ofHours(2);

    private static final Caller CALLER = FakePermissions.agent("agent");

    private TestPlatform platform;
    private Channel channel;
    private ChannelDescriptor descriptor;
    private JsonSchema schema;

    /** For subclasses. */
    protected ChannelContract() {}

    /** Makes a channel as Declarative Services would. Called several times; what it needs is on the platform. */
    protected abstract Channel createChannel(TestPlatform platform);

    /** Forms that become contacts, cases or notes, as JSON; the first with as much in it as the form allows, the last with as little. */
    protected abstract List<String> goodForms();

    /** Forms that are refused, as JSON, and the pointer to what is wrong with each: refused by the schema or by the channel. */
    protected abstract Map<String, String> badForms();

    /** Names of the channel's own persistence units; none unless it has tables. */
    protected List<String> persistenceUnits() {
        return List.of();
    }

    /** The database for the channel's tables: Derby, unless a subclass says {@code TestDatabase.postgresql()}. */
    protected TestDatabase createDatabase() {
        return TestDatabase.derby();
    }

    /** What the clock shows, ISO 8601 with offset; a subclass changes it to suit the dates in its forms. */
    protected String now() {
        return "2021-09-07T10:00:00+11:00";
    }

    @BeforeAll
    final void openPlatform() {
        platform = new TestPlatform(createDatabase(), now(), persistenceUnits());
        channel = createChannel(platform);
        descriptor = channel.descriptor();
        schema = Form.compile(descriptor.form());
    }

    @AfterAll
    final void closePlatform() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    final void saysWhoItIsInBothLanguagesAndAlwaysTheSame() {
        assertTrue(
                descriptor.id().value().matches("[a-z][a-z0-9-]{0,39}"),
                "a channel's id is lower case: " + descriptor.id());
        Texts.assertComplete("the channel's name", descriptor.name());
        assertEquals(descriptor, createChannel(platform).descriptor(), "another instance says something else");
    }

    @Test
    final void itsFormIsAJsonSchema202012() {
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                Form.read(descriptor.form()).path("$schema").asText(),
                "$schema");
        assertEquals(List.of(), Form.errorsOfSchema(descriptor.form()));
        assertEquals("object", Form.read(descriptor.form()).path("type").asText(), "type");
    }

    @Test
    final void everyFieldOfItsFormHasATitleInFrenchAndInEnglish() {
        assertEquals(List.of(), Form.untitled(descriptor.form()));
    }

    @Test
    final void aGoodFormPassesTheSchemaAndMeansSomething() {
        assertFalse(goodForms().isEmpty(), "name at least one good form");
        for (Form form : good()) {
            assertEquals(List.of(), form.errors(schema), form::toString);
            Interpretation meaning = rolledBack(channel, form);
            assertFalse(meaning instanceof Interpretation.Rejected, () -> form + " was refused: " + meaning);
            Meanings.assertUsable(meaning, platform, form);
        }
    }

    @Test
    final void aBadFormIsRefusedByThePointerToWhatIsWrong() {
        assertFalse(badForms().isEmpty(), "name at least one bad form");
        badForms().forEach((json, pointer) -> {
            Form form = Form.of(json);
            List<String> pointers =
                    refusals(form).stream().map(FieldError::pointer).toList();
            assertTrue(pointers.contains(pointer), () -> form + " was refused by " + pointers + ", not by " + pointer);
        });
    }

    @Test
    final void anUnknownMemberIsRefusedByName() {
        for (Form form : good()) {
            for (Form surprising : form.withMember("surprise")) {
                assertTrue(
                        surprising.errors(schema).stream()
                                .anyMatch(error -> error.pointer().endsWith("/surprise")),
                        () -> "additionalProperties: false is missing in some object of the form; accepted: "
                                + surprising);
            }
        }
    }

    @Test
    final void noFormThatPassesTheSchemaMakesItFail() {
        int tried = 0;
        for (Form form : variations()) {
            Interpretation meaning =
                    assertDoesNotThrow(() -> rolledBack(channel, form), () -> "failed instead of refusing: " + form);
            Meanings.assertUsable(meaning, platform, form);
            tried++;
        }
        assertTrue(tried > 0, "the schema leaves no room for any other form");
    }

    @Test
    final void interpretsTheSameIntakeAgainAfterARollback() {
        for (Form form : good()) {
            StampedIntake intake = stamped(form);
            Interpretation first = rolledBack(channel, intake);
            assertEquals(first, rolledBack(channel, intake), form::toString);
            assertEquals(first, rolledBack(createChannel(platform), intake), "a restarted channel; " + form);
        }
    }

    @Test
    final void leavesNothingBehindWhenItsUnitOfWorkIsRolledBack() {
        Map<String, Long> before = platform.rows();
        Stream.concat(good().stream(), variations().stream().limit(50)).forEach(form -> rolledBack(channel, form));
        assertEquals(before, platform.rows(), "rows of each table");
        assertEquals(0, platform.borrowedConnections(), "connections that were not given back");
    }

    @Test
    final void keepsNothingFromOneCallToTheNext() {
        List<Form> forms =
                Stream.concat(good().stream(), variations().stream().limit(50)).toList();
        List<Interpretation> expected =
                forms.stream().map(form -> rolledBack(channel, form)).toList();
        List<Integer> backwards =
                new ArrayList<>(IntStream.range(0, forms.size()).boxed().toList());
        Collections.reverse(backwards);
        for (int i : backwards) {
            assertEquals(expected.get(i), rolledBack(channel, forms.get(i)), forms.get(i)::toString);
        }
    }

    @Test
    final void answersManyThreadsAtOnce() {
        List<Form> forms = good();
        List<Interpretation> expected =
                forms.stream().map(form -> rolledBack(channel, form)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<CompletableFuture<Void>> callers = IntStream.range(0, THREADS)
                    .mapToObj(caller -> CompletableFuture.runAsync(() -> ask(caller, forms, expected), threads))
                    .toList();
            assertTimeoutPreemptively(
                    PATIENCE.multipliedBy(2), () -> callers.forEach(CompletableFuture::join), "callers wait for ever");
        } finally {
            threads.shutdownNow();
        }
    }

    private void ask(int caller, List<Form> forms, List<Interpretation> expected) {
        for (int i = 0; i < ROUNDS; i++) {
            int which = (caller + i) % forms.size();
            assertEquals(expected.get(which), rolledBack(channel, forms.get(which)));
        }
    }

    @Test
    final void returnsInTime() {
        for (Form form : good()) {
            assertTimeoutPreemptively(PATIENCE, () -> rolledBack(channel, form), () -> "too slow for " + form);
        }
    }

    @Test
    final void goesByThePlatformsClock() {
        for (Form form : good()) {
            assertAll(Meanings.times(rolledBack(channel, form))
                    .map(time -> () -> assertTrue(
                            time.isBefore(platform.ahead().instant()),
                            "the clock shows " + platform.clock().instant() + ", the channel says " + time)));
        }
    }

    @Test
    final void theSameKeyIsRegisteredOnceHoweverOftenItIsSent() {
        onAFreshPlatform((fresh, id) -> {
            Form form = good().get(0);
            IntakeReceipt first = receive(fresh, id, "key", form);
            assertTrue(isDone(first.intake()), () -> form + " became " + first.intake());
            Map<String, Long> once = fresh.rows();

            IntakeReceipt again = receive(fresh, id, "key", form);

            assertTrue(again.repeated(), "the key came before");
            assertEquals(first.intake(), again.intake());
            assertEquals(once, fresh.rows(), "rows of each table");
            Form other = good().get(good().size() - 1);
            if (!other.data().equals(form.data())) {
                RelaisException reused = assertThrows(RelaisException.class, () -> receive(fresh, id, "key", other));
                assertEquals(Errors.IDEMPOTENCY_KEY_REUSED, reused.code());
            }
            assertEquals(once, fresh.rows(), "rows of each table");
        });
    }

    @Test
    final void whatWasStampedWhileItWasAwayIsInterpretedWhenItIsBack() {
        for (Form form : good()) {
            onAFreshPlatform((fresh, id) -> {
                FakeIntakeDesk desk = fresh.intakeDesk();
                desk.leave(id);
                Map<String, Long> empty = fresh.rows();
                IntakeId waiting = receive(fresh, id, "key", form).intake().id();
                assertEquals(IntakeState.STAMPED, desk.get(CALLER, waiting).state());
                assertEquals(empty, fresh.rows(), "nobody was there to write anything");
                fresh.clock().advance(ABSENCE);

                desk.arrive(createChannel(fresh));
                desk.retry();

                IntakeView now = desk.get(CALLER, waiting);
                assertTrue(isDone(now), () -> form + " became " + now);
                assertTrue(
                        receive(fresh, id, "key", form).repeated(), "the sender who repeats is told what became of it");
            });
        }
    }

    @Test
    final void itsTablesAreMadeOnceAndAnotherVersionFindsWhatIsInThem() {
        onAFreshPlatform((fresh, id) -> {
            receive(fresh, id, "key", good().get(0));
            Map<String, Long> before = fresh.rows();
            fresh.migrateAgain();
            assertEquals(before, fresh.rows(), "the migration of " + persistenceUnits() + " has run a second time");
            fresh.intakeDesk().arrive(createChannel(fresh));
            Form another = good().get(good().size() - 1);
            IntakeReceipt second = receive(fresh, id, "key of the other version", another);
            assertTrue(isDone(second.intake()), () -> another + " became " + second.intake());
        });
    }

    /** Registered, or kept closed until later: neither waiting for the channel nor refused by it. */
    private static boolean isDone(IntakeView intake) {
        return intake.state() == IntakeState.REGISTERED || intake.state() == IntakeState.HELD;
    }

    private static IntakeReceipt receive(TestPlatform fresh, ChannelId id, String key, Form form) {
        return fresh.intakeDesk().receive(CALLER, id, new Submission(key, form.data()));
    }

    private void onAFreshPlatform(BiConsumer<TestPlatform, ChannelId> test) {
        try (TestPlatform fresh = new TestPlatform(createDatabase(), now(), persistenceUnits())) {
            Channel there = createChannel(fresh);
            fresh.intakeDesk().arrive(there);
            test.accept(fresh, there.descriptor().id());
            assertEquals(0, fresh.borrowedConnections(), "connections that were not given back");
        }
    }

    /** What the schema refuses, or else what the channel refuses. */
    private List<FieldError> refusals(Form form) {
        List<FieldError> errors = form.errors(schema);
        if (!errors.isEmpty()) {
            return errors;
        }
        Interpretation meaning = rolledBack(channel, form);
        assertTrue(meaning instanceof Interpretation.Rejected, () -> form + " was accepted: " + meaning);
        Meanings.assertUsable(meaning, platform, form);
        return ((Interpretation.Rejected) meaning).errors();
    }

    private List<Form> good() {
        return goodForms().stream().map(Form::of).toList();
    }

    /** All that the schema lets through, without what the intake desk itself refuses. */
    private List<Form> variations() {
        return good().stream()
                .flatMap(form -> form.variations().stream())
                .distinct()
                .filter(form -> !form.isBroken() && form.errors(schema).isEmpty())
                .toList();
    }

    private Interpretation rolledBack(Channel which, Form form) {
        return rolledBack(which, stamped(form));
    }

    private Interpretation rolledBack(Channel which, StampedIntake intake) {
        try {
            platform.unitOfWork().execute(() -> {
                Interpretation meaning = which.interpret(intake);
                assertNotNull(meaning, "interpret answered null");
                platform.flush();
                throw new Undone(meaning);
            });
            throw new IllegalStateException("the unit of work swallowed an exception");
        } catch (Undone undone) {
            return undone.meaning;
        }
    }

    private StampedIntake stamped(Form form) {
        return new StampedIntake(
                new IntakeId(UUID.randomUUID()), platform.clock().instant(), "agent", form.data(), true);
    }

    /** Ends a unit of work without storing anything, and carries out what the channel said. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Interpretation meaning;

        Undone(Interpretation meaning) {
            super("rolled back by the test", null, false, false);
            this.meaning = meaning;
        }
    }
}
