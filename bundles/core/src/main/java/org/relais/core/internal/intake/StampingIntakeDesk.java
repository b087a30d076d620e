package org.relais.core.internal.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.cases.CaseNumbers;
import org.relais.core.internal.documents.IntakeDocuments;
import org.relais.core.internal.intake.ChannelRegistry.ActiveChannel;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.directory.ChannelId;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.IntakeDesk;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.Submission;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.services.ServiceId;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stamps first. When the channel is there, stamp and registration are one transaction; when it is away or fails, the stamp alone is
 * stored and the {@link WaitingIntakes} take it up later. Either way the sender is answered after a commit and never before.
 *
 * <p>A key that came before answers its first result, see {@link RepeatedKeys}. Of several who send the same key at the same moment, the
 * unique key (channel, sender's key) in the database lets one win; the others are refused their row, and get the winner's result.
 */
@Component
public final class StampingIntakeDesk implements IntakeDesk {

    private static final Logger LOG = LoggerFactory.getLogger(StampingIntakeDesk.class);

    /** How often a contact about a case is recorded when others change that case at the same moment. */
    private static final int ATTEMPTS = 10;

    private final UnitOfWork unitOfWork;
    private final IntakeStore store;
    private final ChannelRegistry registry;
    private final ChannelCatalogue catalogue;
    private final SubmissionScreens screens;
    private final IntakeGate gate;
    private final Interpreter interpreter;
    private final BoundedInterpretation interpretation;
    private final FormHashes hashes;
    private final IntakeDocuments documents;
    private final EmergencyScripts emergencies;
    private final IntakeViews views;
    private final RepeatedKeys repeated;
    private final CaseNumbers numbers;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public StampingIntakeDesk(
            @Reference UnitOfWork unitOfWork,
            @Reference IntakeStore store,
            @Reference ChannelRegistry registry,
            @Reference ChannelCatalogue catalogue,
            @Reference SubmissionScreens screens,
            @Reference IntakeGate gate,
            @Reference Interpreter interpreter,
            @Reference BoundedInterpretation interpretation,
            @Reference FormHashes hashes,
            @Reference IntakeDocuments documents,
            @Reference EmergencyScripts emergencies,
            @Reference IntakeViews views,
            @Reference CaseNumbers numbers,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.registry = registry;
        this.catalogue = catalogue;
        this.screens = screens;
        this.gate = gate;
        this.interpreter = interpreter;
        this.interpretation = interpretation;
        this.hashes = hashes;
        this.documents = documents;
        this.emergencies = emergencies;
        this.views = views;
        this.repeated = new RepeatedKeys(unitOfWork, store, hashes, views);
        this.numbers = numbers;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public IntakeReceipt receive(Caller caller, ChannelId channel, Submission submission) {
        catalogue.requireReceiving(caller, channel);
        RepeatedKeys.requireUsable(submission.key());
        StoredIntake stamped = stamp(caller, channel, submission);
        StoredIntake intake;
        try {
            intake = screened(stamped, submission);
        } catch (RelaisException refused) {
            return repeated.answerAgainOr(stamped, refused);
        }
        Optional<ActiveChannel> active = registry.active(channel);
        IntakeGate.Admission admission = gate.admit(caller, intake, submission);
        if (admission.refusal().isPresent()) {
            return repeated.answerAgainOr(intake, admission.refusal().get());
        }
        if (active.isEmpty()) {
            return store(intake.stillStamped(WaitingIntakes.CHANNEL_AWAY), admission.entry());
        }
        return register(active.get(), intake, submission, admission.entry(), ATTEMPTS);
    }

    /** @param entry to be done wherever the intake is stored */
    private IntakeReceipt register(
            ActiveChannel channel, StoredIntake intake, Submission submission, Runnable entry, int attempts) {
        numbers.prepare();
        try {
            return interpretation.run(channel, true, asked -> {
                Optional<StoredIntake> first = store.find(intake.channel(), intake.key());
                if (first.isPresent()) {
                    return repeated.again(first.get(), intake);
                }
                StoredIntake result = interpreter.interpret(asked, intake, submission.form(), true);
                entry.run();
                add(result, submission.form());
                return receipt(result);
            });
        } catch (Interpreter.RejectedException e) {
            return repeated.answerAgainOr(intake, invalid(e.errors(), submission));
        } catch (BoundedInterpretation.PausedException e) {
            return store(intake.stillStamped(BoundedInterpretation.PAUSED), entry);
        } catch (StaleEntityException e) {
            // somebody else worked on the case that this contact is about
            if (attempts > 1) {
                return register(channel, intake, submission, entry, attempts - 1);
            }
            return store(intake.failedOnceMore(BoundedInterpretation.FAILED, now()), entry);
        } catch (RuntimeException e) {
            return failed(intake, e, entry);
        }
    }

    private IntakeReceipt failed(StoredIntake intake, RuntimeException failure, Runnable entry) {
        Optional<IntakeReceipt> known = repeated.answerAgain(intake);
        if (known.isPresent()) {
            return known.get();
        }
        if (BoundedInterpretation.isRefusal(failure)) {
            throw failure;
        }
        LOG.warn("Intake {} of channel {} could not be interpreted; it waits", intake.id(), intake.channel(), failure);
        return store(intake.failedOnceMore(BoundedInterpretation.reason(failure), now()), entry);
    }

    private IntakeReceipt store(StoredIntake intake, Runnable entry) {
        return store(intake, entry, ATTEMPTS);
    }

    private IntakeReceipt store(StoredIntake intake, Runnable entry, int attempts) {
        try {
            unitOfWork.execute(() -> {
                entry.run();
                FormData form = FormJson.parse(intake.form());
                add(intake, form);
                documents.keep(intake.id(), intake.account(), form);
                return intake;
            });
            return receipt(intake);
        } catch (StaleEntityException e) {
            // something else took one of the documents that the form names, or it has expired
            if (attempts > 1 && !unitOfWork.isRunning()) {
                return store(intake, entry, attempts - 1);
            }
            return repeated.answerAgainOr(intake, e);
        } catch (RuntimeException e) {
            return repeated.answerAgainOr(intake, e);
        }
    }

    private void add(StoredIntake intake, FormData form) {
        store.add(intake);
        store.keepSubjects(intake.id(), NamedCases.in(form));
    }

    /** Looked at before anything of it is stored; what belongs to a service is known to nobody else from then on. */
    private StoredIntake screened(StoredIntake intake, Submission submission) {
        SubmissionScreens.Seen seen = screens.screen(intake.channel(), submission.form());
        if (!seen.refused().isEmpty()) {
            throw invalid(seen.refused(), submission);
        }
        return seen.service()
                .map(ServiceId::confidentiality)
                .map(intake::withConfidentiality)
                .orElse(intake);
    }

    private StoredIntake stamp(Caller caller, ChannelId channel, Submission submission) {
        String form = FormJson.canonical(submission.form());
        Instant now = now();
        return new StoredIntake(
                new IntakeId(TimeOrderedIds.next()),
                channel,
                submission.key(),
                hashes.of(form),
                form,
                caller.account(),
                now,
                IntakeState.STAMPED,
                null,
                null,
                0,
                now,
                null,
                emergencies.level(submission.form()),
                false,
                0);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public IntakeView get(Caller caller, IntakeId id) {
        permissions.require(caller, CorePermissions.INTAKE_READ);
        return unitOfWork
                .read(() -> store.find(id).flatMap(found -> views.read(caller, found)))
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de réception « %s ».", "There is no intake '%s'.")
                                .formatted(id)));
    }

    private IntakeReceipt receipt(StoredIntake intake) {
        return new IntakeReceipt(views.view(intake), false);
    }

    /** Even a form that has to be filled again brings the script: whoever is in danger cannot wait for that. */
    private RelaisException invalid(List<FieldError> errors, Submission submission) {
        LocalizedText detail = new LocalizedText(
                "Le formulaire comporte des erreurs ; rien n'a été enregistré.",
                "The form has errors; nothing was stored.");
        Optional<LocalizedText> script = emergencies.of(submission.form());
        return RelaisException.builder(
                        Errors.INVALID_REQUEST,
                        script.map(say -> new LocalizedText(
                                        "À dire d'abord : %s %s".formatted(say.fr(), detail.fr()),
                                        "Say first: %s %s".formatted(say.en(), detail.en())))
                                .orElse(detail))
                .errors(errors)
                .members(script.<Map<String, Object>>map(say ->
                                Map.of("emergency", Map.of("script", Map.of("fr", say.fr(), "en", say.en()))))
                        .orElse(Map.of()))
                .build();
    }

    static RelaisException unknownChannel(ChannelId channel) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("Il n'y a pas de canal « %s ».", "There is no channel '%s'.").formatted(channel));
    }
}
