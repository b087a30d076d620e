package org.relais.testkit.channel;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.JsonSchema;
import java.util.List;
import java.util.UUID;
import org.relais.errors.FieldError;
import org.relais.intake.IntakeId;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.Form;
import org.relais.testkit.TestPlatform;

/**
 * A channel that is asked about forms as the intake desk asks, inside a unit of work. Every one is rolled back, so that the next question
 * finds the database as this one did; what comes of answers that are kept is for {@link FreshDesk}. Thread-safe if the channel is.
 */
final class ChannelUnderTest {

    private final Channel channel;
    private final TestPlatform platform;
    private final ChannelDescriptor descriptor;
    private final JsonSchema schema;

    ChannelUnderTest(Channel channel, TestPlatform platform) {
        this.channel = channel;
        this.platform = platform;
        this.descriptor = channel.descriptor();
        this.schema = Form.compile(descriptor.form());
    }

    ChannelDescriptor descriptor() {
        return descriptor;
    }

    /** What the schema refuses. */
    List<FieldError> errors(Form form) {
        return form.errors(schema);
    }

    /** What the schema refuses, or else what the channel refuses. */
    List<FieldError> refusals(Form form) {
        List<FieldError> errors = errors(form);
        if (!errors.isEmpty()) {
            return errors;
        }
        Interpretation meaning = interpret(form);
        assertTrue(meaning instanceof Interpretation.Rejected, () -> form + " was accepted: " + meaning);
        Meanings.assertUsable(meaning, platform, form);
        return ((Interpretation.Rejected) meaning).errors();
    }

    /** Forms spoilt in one place, all that the schema lets through, without what the intake desk itself refuses. */
    List<Form> variations(List<Form> good) {
        return good.stream()
                .flatMap(form -> form.variations().stream())
                .distinct()
                .filter(form -> !form.isBroken() && errors(form).isEmpty())
                .toList();
    }

    Interpretation interpret(Form form) {
        return interpret(channel, stamped(form));
    }

    Interpretation interpret(StampedIntake intake) {
        return interpret(channel, intake);
    }

    /** The same question to another instance. */
    Interpretation interpret(Channel another, StampedIntake intake) {
        try {
            platform.unitOfWork().execute(() -> {
                Interpretation meaning = another.interpret(intake);
                assertNotNull(meaning, "interpret answered null");
                platform.flush();
                throw new Undone(meaning);
            });
            throw new IllegalStateException("the unit of work swallowed an exception");
        } catch (Undone undone) {
            return undone.meaning;
        }
    }

    StampedIntake stamped(Form form) {
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
