package org.relais.service.desk.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
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
import org.relais.service.desk.internal.forms.ServiceChannel;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.StampedIntake;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** An intake desk with one channel, as far as the service desk needs one; many may hand in at once. */
final class TestDesk implements IntakeDesk {

    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final Map<String, IntakeView> byKey = new ConcurrentHashMap<>();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final AtomicInteger cases = new AtomicInteger();

    volatile @Nullable ServiceChannel channel;
    volatile Runnable beforeCommit = () -> {};

    TestDesk(UnitOfWork unitOfWork, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public IntakeReceipt receive(Caller caller, ChannelId id, Submission submission) {
        synchronized (locks.computeIfAbsent(submission.key(), none -> new Object())) {
            @Nullable IntakeView first = byKey.get(submission.key());
            if (first != null) {
                return new IntakeReceipt(first, true);
            }
            StampedIntake intake = new StampedIntake(
                    new IntakeId(UUID.randomUUID()), clock.instant(), caller.account(), submission.form(), true);
            IntakeView view = channel == null
                    ? view(intake, id, IntakeState.STAMPED, List.of())
                    : unitOfWork.execute(() -> registered(channel, intake, id));
            byKey.put(submission.key(), view);
            return new IntakeReceipt(view, false);
        }
    }

    private IntakeView registered(ServiceChannel asked, StampedIntake intake, ChannelId id) {
        Interpretation.Registered meaning = (Interpretation.Registered) asked.interpret(intake);
        List<Registration.DraftedCase> drafted = new ArrayList<>();
        for (CaseDraft draft : meaning.cases()) {
            drafted.add(new Registration.DraftedCase(
                    draft,
                    new OpenedCase(
                            new CaseId(UUID.randomUUID()),
                            CaseReference.of(2021, cases.incrementAndGet()),
                            CaseStatus.TRIAGED,
                            new DepartmentId("DAJI"),
                            null)));
        }
        asked.registered(
                intake,
                new Registration(
                        new ContactView(UUID.randomUUID(), meaning.contact().outcome()), drafted, List.of()));
        beforeCommit.run();
        return view(
                intake,
                id,
                IntakeState.REGISTERED,
                drafted.stream().map(Registration.DraftedCase::opened).toList());
    }

    private static IntakeView view(StampedIntake intake, ChannelId id, IntakeState state, List<OpenedCase> opened) {
        return new IntakeView(intake.id(), id, state, intake.stampedAt(), null, null, null, opened);
    }

    @Override
    public IntakeView get(Caller caller, IntakeId id) {
        return byKey.values().stream()
                .filter(intake -> intake.id().equals(id))
                .findFirst()
                .orElseThrow(() -> RelaisException.of(Errors.NOT_FOUND, new LocalizedText("Inconnu.", "Unknown.")));
    }
}
