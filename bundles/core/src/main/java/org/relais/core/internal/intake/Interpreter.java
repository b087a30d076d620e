package org.relais.core.internal.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.core.internal.documents.IntakeDocuments;
import org.relais.documents.DocumentId;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.spi.channel.HandReading;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.StampedIntake;
import org.relais.texts.LocalizedText;

/** Asks a channel what an intake means and carries out the answer, within the running unit of work. */
@Component(service = Interpreter.class)
public final class Interpreter {

    private final Registrar registrar;
    private final IntakeDocuments documents;
    private final Clock clock;

    @Activate
    public Interpreter(@Reference Registrar registrar, @Reference IntakeDocuments documents, @Reference Clock clock) {
        this.registrar = registrar;
        this.documents = documents;
        this.clock = clock;
    }

    /** Ends the unit of work because the channel refuses the form; nothing that it wrote stays. */
    static final class RejectedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<FieldError> errors;

        RejectedException(List<FieldError> errors) {
            super("rejected by its channel", null, false, false);
            this.errors = errors;
        }

        List<FieldError> errors() {
            return errors;
        }
    }

    /**
     * The intake as it is once registered or held; the caller stores it.
     *
     * @param senderWaits whether the sender is told at once
     * @throws RejectedException when the channel refuses the form
     * @throws RuntimeException when the channel cannot tell now
     */
    StoredIntake interpret(AskedChannel channel, StoredIntake intake, FormData form, boolean senderWaits) {
        List<FieldError> errors = channel.check(form);
        if (!errors.isEmpty()) {
            throw new RejectedException(errors);
        }
        StampedIntake stamped = new StampedIntake(intake.id(), intake.stampedAt(), intake.account(), form, senderWaits);
        documents.keep(intake.id(), intake.account(), form);
        Interpretation meaning = channel.interpret(stamped);
        if (meaning instanceof Interpretation.Registered registered) {
            Registrar.Outcome outcome = registrar.register(intake, registered);
            documents.give(intake.id(), intake.account(), named(outcome.registration()));
            channel.registered(stamped, outcome.registration());
            return outcome.intake();
        }
        if (meaning instanceof Interpretation.Held held) {
            return intake.held(held.reason(), held.until().truncatedTo(ChronoUnit.MILLIS), now());
        }
        Interpretation.Rejected rejected = (Interpretation.Rejected) meaning;
        if (rejected.expected() && !senderWaits) {
            return intake.rejected(reason(rejected.errors()));
        }
        throw new RejectedException(rejected.errors());
    }

    /**
     * Registers what a person says in place of the channel.
     *
     * @param channel which enters it into what it keeps; null when it keeps nothing
     */
    StoredIntake register(
            @Nullable AskedChannel channel, StoredIntake intake, Interpretation.Registered said, String actor) {
        StampedIntake stamped = new StampedIntake(
                intake.id(), intake.stampedAt(), intake.account(), FormJson.parse(intake.form()), false);
        Interpretation.Registered meaning =
                channel == null ? said : channel.complete(new HandReading(stamped, actor, said));
        Registrar.Outcome outcome = registrar.register(intake, meaning, actor);
        documents.give(intake.id(), intake.account(), named(outcome.registration()));
        if (channel != null) {
            channel.registered(new HandReading(stamped, actor, meaning), outcome.registration());
        }
        return outcome.intake();
    }

    /** What is wrong, field by field, as the reason of an intake. */
    static LocalizedText reason(List<FieldError> errors) {
        return new LocalizedText(
                errors.stream()
                        .map(error -> error.pointer() + " " + error.detail().fr())
                        .collect(Collectors.joining("; ")),
                errors.stream()
                        .map(error -> error.pointer() + " " + error.detail().en())
                        .collect(Collectors.joining("; ")));
    }

    /** True for a rule of the office that no later attempt gets round. */
    static boolean isRefusal(RelaisException failure) {
        return switch (failure.code().category()) {
            case INVALID, FORBIDDEN, TOO_LARGE, UNSUPPORTED, REFUSED -> true;
            case UNAUTHENTICATED, NOT_FOUND, CONFLICT, STALE, THROTTLED, UNAVAILABLE, INTERNAL -> false;
        };
    }

    /** Which cases the intake is about, and the documents that its channel named for each. */
    private static Map<CaseId, List<DocumentId>> named(Registration registration) {
        Map<CaseId, List<DocumentId>> named = new LinkedHashMap<>();
        for (Registration.DraftedCase drafted : registration.cases()) {
            if (drafted.opened() != null) {
                named.put(drafted.opened().id(), drafted.draft().documents());
            }
        }
        registration.followUps().forEach(running -> named.putIfAbsent(running.id(), List.of()));
        return named;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
