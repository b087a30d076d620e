package org.relais.testkit;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.directory.ChannelId;
import org.relais.directory.DepartmentId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.ContactView;
import org.relais.intake.IntakeDesk;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.OpenedCase;
import org.relais.intake.Submission;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Channel;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.RegistrationAware;
import org.relais.spi.channel.StampedIntake;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * The intake desk in memory, for the tests of what hands in requests: it honours keys, checks forms by their schema, calls the
 * channel inside a unit of work, tells one that is {@link RegistrationAware} what became of it, and keeps what it cannot interpret now
 * STAMPED. Cases get references in the order of their opening
 * and the department that the channel asks for, or {@code DAJI}. Nobody is refused, and nothing is retried until a test says so.
 * Thread-safe, one call at a time.
 */
public final class FakeIntakeDesk implements IntakeDesk {

    private static final LocalizedText AWAY = new LocalizedText("Le canal est absent.", "The channel is away.");
    private static final LocalizedText FAILED = new LocalizedText("Le canal a échoué.", "The channel failed.");
    private static final int YEAR = 2021;
    private static final DepartmentId DESK = new DepartmentId("DAJI");

    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final Map<ChannelId, Optional<Channel>> channels = new LinkedHashMap<>();
    private final Map<String, Stored> byKey = new LinkedHashMap<>();
    private int opened;

    /** A desk without channels. */
    public FakeIntakeDesk(UnitOfWork unitOfWork, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    private record Stored(StampedIntake intake, ChannelId channel, Submission submission, IntakeView view) {}

    /** A channel arrives, or a newer version of it. */
    public synchronized void arrive(Channel channel) {
        channels.put(channel.descriptor().id(), Optional.of(channel));
    }

    /** A channel goes; what is handed in for it waits. */
    public synchronized void leave(ChannelId channel) {
        channels.put(channel, Optional.empty());
    }

    /** Tries again what waits, as the desk does by and by. */
    public synchronized void retry() {
        byKey.replaceAll((key, stored) -> stored.view().state() == IntakeState.STAMPED
                ? new Stored(stored.intake(), stored.channel(), stored.submission(), again(stored))
                : stored);
    }

    /** Everything that was handed in, in order. */
    public synchronized List<IntakeView> intakes() {
        return byKey.values().stream().map(Stored::view).toList();
    }

    @Override
    public synchronized IntakeReceipt receive(Caller caller, ChannelId channel, Submission submission) {
        if (!channels.containsKey(channel)) {
            throw RelaisException.of(
                    Errors.NOT_FOUND, new LocalizedText("Canal inconnu.", "There is no such channel."));
        }
        String key = channel + " " + submission.key();
        @Nullable Stored earlier = byKey.get(key);
        if (earlier != null && !earlier.submission().equals(submission)) {
            throw RelaisException.of(
                    Errors.IDEMPOTENCY_KEY_REUSED,
                    new LocalizedText("Clé déjà utilisée.", "The key was used for another form."));
        }
        if (earlier != null) {
            return new IntakeReceipt(earlier.view(), true);
        }
        StampedIntake intake = new StampedIntake(
                new IntakeId(UUID.randomUUID()), clock.instant(), caller.account(), submission.form(), true);
        IntakeView view = interpret(intake, channel);
        byKey.put(key, new Stored(intake, channel, submission, view));
        return new IntakeReceipt(view, false);
    }

    @Override
    public synchronized IntakeView get(Caller caller, IntakeId id) {
        return intakes().stream()
                .filter(intake -> intake.id().equals(id))
                .findFirst()
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND, new LocalizedText("Dépôt inconnu.", "There is no such intake.")));
    }

    /** What has become of an intake that was stamped earlier: now its refusal is a state, not an answer. */
    private IntakeView again(Stored stored) {
        StampedIntake accepted = new StampedIntake(
                stored.intake().id(),
                stored.intake().stampedAt(),
                stored.intake().account(),
                stored.intake().form(),
                false);
        try {
            return interpret(accepted, stored.channel());
        } catch (RelaisException refused) {
            return view(stored.intake(), stored.channel(), IntakeState.REJECTED, refused.detail());
        }
    }

    private IntakeView interpret(StampedIntake intake, ChannelId id) {
        @Nullable Channel channel = channels.get(id).orElse(null);
        if (channel == null) {
            return view(intake, id, IntakeState.STAMPED, AWAY);
        }
        Form form = Form.of(intake.form());
        if (!form.errors(channel.descriptor()).isEmpty()) {
            throw Errors.invalid(form.errors(channel.descriptor()));
        }
        try {
            return unitOfWork.execute(() -> view(intake, channel, channel.interpret(intake)));
        } catch (RelaisException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            return view(intake, id, IntakeState.STAMPED, FAILED);
        }
    }

    private IntakeView view(StampedIntake intake, Channel channel, Interpretation meaning) {
        ChannelId id = channel.descriptor().id();
        if (meaning instanceof Interpretation.Rejected rejected) {
            throw Errors.invalid(rejected.errors());
        }
        if (meaning instanceof Interpretation.Held held) {
            return view(intake, id, IntakeState.HELD, held.reason());
        }
        Interpretation.Registered registered = (Interpretation.Registered) meaning;
        List<Registration.DraftedCase> drafted = registered.cases().stream()
                .map(draft -> new Registration.DraftedCase(draft, open(draft)))
                .toList();
        List<OpenedCase> running =
                registered.followUps().stream().map(FakeIntakeDesk::running).toList();
        ContactView contact =
                new ContactView(UUID.randomUUID(), registered.contact().outcome());
        if (channel instanceof RegistrationAware aware) {
            aware.registered(intake, new Registration(contact, drafted, running));
        }
        List<OpenedCase> opened = drafted.stream()
                .map(Registration.DraftedCase::opened)
                .flatMap(Stream::ofNullable)
                .toList();
        return new IntakeView(intake.id(), id, IntakeState.REGISTERED, stamped(intake), null, null, contact, opened);
    }

    private OpenedCase open(CaseDraft draft) {
        @Nullable DepartmentId chosen = draft.department();
        opened++;
        return new OpenedCase(
                new CaseId(UUID.randomUUID()),
                CaseReference.of(YEAR, opened),
                CaseStatus.TRIAGED,
                chosen == null ? DESK : chosen,
                null);
    }

    /** Every running case that somebody names is there. */
    private static OpenedCase running(Interpretation.FollowUp followUp) {
        CaseKey key = followUp.subject();
        return new OpenedCase(
                key instanceof CaseId id ? id : new CaseId(UUID.randomUUID()),
                key instanceof CaseReference reference ? reference : CaseReference.of(YEAR, 1),
                CaseStatus.TRIAGED,
                DESK,
                null);
    }

    private static IntakeView view(StampedIntake intake, ChannelId channel, IntakeState state, LocalizedText reason) {
        return new IntakeView(intake.id(), channel, state, stamped(intake), reason, null, null, List.of());
    }

    private static Instant stamped(StampedIntake intake) {
        return intake.stampedAt();
    }
}
