package org.relais.testkit.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.relais.testkit.ContractRun.assertFound;
import static org.relais.testkit.ContractRun.failures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.relais.directory.ChannelId;
import org.relais.errors.FieldError;
import org.relais.intake.ContactOutcome;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.RegistrationAware;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.TestClock;
import org.relais.testkit.TestPlatform;
import org.relais.texts.LocalizedText;

/** A channel that breaks a promise fails the test for that promise, and one that keeps them all fails none. */
class ChannelContractCanFailTest {

    private static final String FORM = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false,
             "required": ["text"], "properties": {
               "text": {"type": "string", "minLength": 1, "title": "Texte", "x-title-en": "Text"},
               "count": {"type": "integer", "title": "Nombre", "x-title-en": "Number"}}}
            """;

    private static final LocalizedText NAME = new LocalizedText("Essai", "Trial");

    @Test
    void aChannelThatKeepsItsPromisesFailsNone() {
        assertEquals(Set.of(), failures(Honest.class));
    }

    @Test
    void eachBrokenPromiseIsFoundByItsTest() {
        assertFound("noFormThatPassesTheSchemaMakesItFail", Throwing.class);
        assertFound("keepsNothingFromOneCallToTheNext", Counting.class);
        assertFound("goesByThePlatformsClock", Hasty.class);
        assertFound("anUnknownMemberIsRefusedByName", Lax.class);
        assertFound("everyFieldOfItsFormHasATitleInFrenchAndInEnglish", Untitled.class);
        assertFound("saysWhoItIsInBothLanguagesAndAlwaysTheSame", Speechless.class);
        assertFound("aBadFormIsRefusedByThePointerToWhatIsWrong", Misleading.class);
        assertFound("itsFormIsAJsonSchema202012", Dated.class);
        assertFound("aGoodFormPassesTheSchemaAndMeansSomething", Refusing.class);
        assertFound("whatWasStampedWhileItWasAwayIsInterpretedWhenItIsBack", Impatient.class);
        assertFound("theSameKeyIsRegisteredOnceHoweverOftenItIsSent", Forgetful.class);
        assertFound("itsTablesAreMadeOnceAndAnotherVersionFindsWhatIsInThem", Forgetful.class);
    }

    private record Trial(ChannelDescriptor descriptor, Function<StampedIntake, Interpretation> meaning)
            implements Channel {

        @Override
        public Interpretation interpret(StampedIntake intake) {
            return meaning.apply(intake);
        }
    }

    /** Keeps every promise; the others break one. */
    static class Honest extends ChannelContract {

        @Override
        protected Channel createChannel(TestPlatform platform) {
            return new Trial(new ChannelDescriptor(new ChannelId("trial"), name(), form()), this::meaning);
        }

        @Override
        protected List<String> goodForms() {
            return List.of("{\"text\": \"a\", \"count\": 1}", "{\"text\": \"b\"}");
        }

        @Override
        protected Map<String, String> badForms() {
            return Map.of("{\"text\": \" \"}", "/text");
        }

        LocalizedText name() {
            return NAME;
        }

        String form() {
            return FORM;
        }

        Interpretation meaning(StampedIntake intake) {
            String text = intake.form().text("/text").orElseThrow().strip();
            return text.isEmpty() ? refusal("/text") : opened(text, intake.stampedAt());
        }

        static Interpretation refusal(String pointer) {
            return new Interpretation.Rejected(List.of(new FieldError(pointer, new LocalizedText("Vide", "Empty"))));
        }

        static Interpretation opened(String subject, Instant at) {
            String kept = subject.substring(0, Math.min(subject.length(), 100));
            return new Interpretation.Registered(
                    new ContactDraft(ContactOutcome.CASE, at, null, null, null, null, null),
                    List.of(new CaseDraft(kept, null, at, null, null, null, null, null)));
        }
    }

    static final class Throwing extends Honest {
        @Override
        Interpretation meaning(StampedIntake intake) {
            intake.form().number("/count").orElseThrow();
            return super.meaning(intake);
        }
    }

    static final class Counting extends Honest {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        Interpretation meaning(StampedIntake intake) {
            return opened("call " + calls.incrementAndGet(), intake.stampedAt());
        }
    }

    static final class Hasty extends Honest {
        @Override
        Interpretation meaning(StampedIntake intake) {
            return opened("x", TestClock.at("2030-01-01T00:00:00Z").instant());
        }
    }

    static final class Lax extends Honest {
        @Override
        String form() {
            return FORM.replace("\"additionalProperties\": false,", "");
        }
    }

    static final class Untitled extends Honest {
        @Override
        String form() {
            return FORM.replace(", \"x-title-en\": \"Number\"", "");
        }
    }

    static final class Speechless extends Honest {
        @Override
        LocalizedText name() {
            return new LocalizedText("Essai", " ");
        }
    }

    static final class Misleading extends Honest {
        @Override
        Interpretation meaning(StampedIntake intake) {
            return super.meaning(intake) instanceof Interpretation.Registered registered
                    ? registered
                    : refusal("/count");
        }
    }

    static final class Dated extends Honest {
        @Override
        String form() {
            return FORM.replace("draft/2020-12", "draft/2019-09");
        }
    }

    /** Takes only what is fresh. */
    static final class Impatient extends Honest {
        @Override
        Interpretation meaning(StampedIntake intake) {
            return intake.senderWaits() ? super.meaning(intake) : refusal("/text");
        }
    }

    /** Cannot keep what has become of its requests. */
    static final class Forgetful extends Honest {
        @Override
        protected Channel createChannel(TestPlatform platform) {
            return new Told(super.createChannel(platform));
        }

        private record Told(Channel trial) implements Channel, RegistrationAware {

            @Override
            public ChannelDescriptor descriptor() {
                return trial.descriptor();
            }

            @Override
            public Interpretation interpret(StampedIntake intake) {
                return trial.interpret(intake);
            }

            @Override
            public void registered(StampedIntake intake, Registration registration) {
                throw new IllegalStateException("there is no room for " + registration.cases());
            }
        }
    }

    static final class Refusing extends Honest {
        @Override
        Interpretation meaning(StampedIntake intake) {
            return refusal("/text");
        }
    }
}
