package org.relais.testkit.channel;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.Form;
import org.relais.testkit.ManyCallers;
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

    private static final int ROUNDS = 8;

    /** Far more than any interpretation may take: the running system gives up earlier. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For how long a bundle is away here: longer than any sender waits for an answer. */
    private static final Duration ABSENCE = Duration.ofHours(2);

    private TestPlatform platform;
    private ChannelUnderTest channel;

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
        channel = new ChannelUnderTest(createChannel(platform), platform);
    }

    @AfterAll
    final void closePlatform() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    final void saysWhoItIsInBothLanguagesAndAlwaysTheSame() {
        ChannelDescriptor descriptor = channel.descriptor();
        assertTrue(
                descriptor.id().value().matches("[a-z][a-z0-9-]{0,39}"),
                "a channel's id is lower case: " + descriptor.id());
        Texts.assertComplete("the channel's name", descriptor.name());
        assertEquals(descriptor, createChannel(platform).descriptor(), "another instance says something else");
    }

    @Test
    final void itsFormIsAJsonSchema202012() {
        Form.assertSchema(channel.descriptor().form());
    }

    @Test
    final void everyFieldOfItsFormHasATitleInFrenchAndInEnglish() {
        assertEquals(List.of(), Form.untitled(channel.descriptor().form()));
    }

    @Test
    final void aGoodFormPassesTheSchemaAndMeansSomething() {
        assertFalse(goodForms().isEmpty(), "name at least one good form");
        for (Form form : good()) {
            assertEquals(List.of(), channel.errors(form), form::toString);
            Interpretation meaning = channel.interpret(form);
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
                    channel.refusals(form).stream().map(FieldError::pointer).toList();
            assertTrue(pointers.contains(pointer), () -> form + " was refused by " + pointers + ", not by " + pointer);
        });
    }

    @Test
    final void anUnknownMemberIsRefusedByName() {
        for (Form form : good()) {
            for (Form surprising : form.withMember("surprise")) {
                assertTrue(
                        channel.errors(surprising).stream()
                                .anyMatch(error -> error.pointer().endsWith("/surprise")),
                        () -> "additionalProperties: false is missing in some object of the form; accepted: "
                                + surprising);
            }
        }
    }

    @Test
    final void noFormThatPassesTheSchemaMakesItFail() {
        List<Form> variations = channel.variations(good());
        assertFalse(variations.isEmpty(), "the schema leaves no room for any other form");
        for (Form form : variations) {
            Interpretation meaning =
                    assertDoesNotThrow(() -> channel.interpret(form), () -> "failed instead of refusing: " + form);
            Meanings.assertUsable(meaning, platform, form);
        }
    }

    @Test
    final void interpretsTheSameIntakeAgainAfterARollback() {
        for (Form form : good()) {
            StampedIntake intake = channel.stamped(form);
            Interpretation first = channel.interpret(intake);
            assertEquals(first, channel.interpret(intake), form::toString);
            assertEquals(first, channel.interpret(createChannel(platform), intake), "a restarted channel; " + form);
        }
    }

    @Test
    final void leavesNothingBehindWhenItsUnitOfWorkIsRolledBack() {
        Map<String, Long> before = platform.rows();
        some().forEach(channel::interpret);
        assertEquals(before, platform.rows(), "rows of each table");
        assertEquals(0, platform.borrowedConnections(), "connections that were not given back");
    }

    @Test
    final void keepsNothingFromOneCallToTheNext() {
        List<Form> forms = some();
        List<Interpretation> expected = forms.stream().map(channel::interpret).toList();
        for (int i = forms.size() - 1; i >= 0; i--) {
            assertEquals(expected.get(i), channel.interpret(forms.get(i)), forms.get(i)::toString);
        }
    }

    @Test
    final void answersManyThreadsAtOnce() {
        ManyCallers.assertAnswered(good(), ROUNDS, PATIENCE.multipliedBy(2), channel::interpret);
    }

    @Test
    final void returnsInTime() {
        for (Form form : good()) {
            assertTimeoutPreemptively(PATIENCE, () -> channel.interpret(form), () -> "too slow for " + form);
        }
    }

    @Test
    final void goesByThePlatformsClock() {
        for (Form form : good()) {
            assertAll(Meanings.times(channel.interpret(form))
                    .map(time -> () -> assertTrue(
                            time.isBefore(platform.ahead().instant()),
                            "the clock shows " + platform.clock().instant() + ", the channel says " + time)));
        }
    }

    @Test
    final void theSameKeyIsRegisteredOnceHoweverOftenItIsSent() {
        onAFreshDesk(desk -> {
            Form form = good().get(0);
            IntakeReceipt first = desk.receive("key", form);
            FreshDesk.assertDone(form, first.intake());
            Map<String, Long> once = desk.rows();

            IntakeReceipt again = desk.receive("key", form);

            assertTrue(again.repeated(), "the key came before");
            assertEquals(first.intake(), again.intake());
            assertEquals(once, desk.rows(), "rows of each table");
            Form other = last();
            if (!other.data().equals(form.data())) {
                RelaisException reused = assertThrows(RelaisException.class, () -> desk.receive("key", other));
                assertEquals(Errors.IDEMPOTENCY_KEY_REUSED, reused.code());
            }
            assertEquals(once, desk.rows(), "rows of each table");
        });
    }

    @Test
    final void whatWasStampedWhileItWasAwayIsInterpretedWhenItIsBack() {
        for (Form form : good()) {
            onAFreshDesk(desk -> {
                desk.leave();
                Map<String, Long> empty = desk.rows();
                IntakeId waiting = desk.receive("key", form).intake().id();
                assertEquals(IntakeState.STAMPED, desk.get(waiting).state());
                assertEquals(empty, desk.rows(), "nobody was there to write anything");
                desk.platform().clock().advance(ABSENCE);

                desk.arrive(createChannel(desk.platform()));
                desk.retry();

                FreshDesk.assertDone(form, desk.get(waiting));
                assertTrue(desk.receive("key", form).repeated(), "the sender who repeats is told what became of it");
            });
        }
    }

    @Test
    final void itsTablesAreMadeOnceAndAnotherVersionFindsWhatIsInThem() {
        onAFreshDesk(desk -> {
            desk.receive("key", good().get(0));
            Map<String, Long> before = desk.rows();
            desk.platform().migrateAgain();
            assertEquals(before, desk.rows(), "the migration of " + persistenceUnits() + " has run a second time");
            desk.arrive(createChannel(desk.platform()));
            Form another = last();
            FreshDesk.assertDone(
                    another, desk.receive("key of the other version", another).intake());
        });
    }

    private void onAFreshDesk(Consumer<FreshDesk> test) {
        try (TestPlatform fresh = new TestPlatform(createDatabase(), now(), persistenceUnits())) {
            test.accept(new FreshDesk(fresh, createChannel(fresh)));
            assertEquals(0, fresh.borrowedConnections(), "connections that were not given back");
        }
    }

    private List<Form> good() {
        return goodForms().stream().map(Form::of).toList();
    }

    private Form last() {
        List<Form> good = good();
        return good.get(good.size() - 1);
    }

    /** Good forms, and some that are not. */
    private List<Form> some() {
        List<Form> good = good();
        return Stream.concat(good.stream(), channel.variations(good).stream().limit(50))
                .toList();
    }
}
