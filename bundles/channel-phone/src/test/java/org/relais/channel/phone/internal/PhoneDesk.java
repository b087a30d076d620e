package org.relais.channel.phone.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.channel.phone.internal.calls.Repeated;
import org.relais.directory.ChannelId;
import org.relais.directory.DepartmentId;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.ContactOutcome;
import org.relais.intake.ContactView;
import org.relais.intake.FormData;
import org.relais.intake.IntakeDesk;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.OpenedCase;
import org.relais.intake.Submission;
import org.relais.spi.channel.HandReading;
import org.relais.spi.channel.Interpretation;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.StampedIntake;
import org.relais.testkit.Form;
import org.relais.testkit.TestPlatform;
import org.relais.texts.LocalizedText;

/** The desk: one unit of work for the contact, its cases, and what the channel keeps. */
final class PhoneDesk implements IntakeDesk {

    PhoneChannel channel;
    final Map<String, IntakeView> byKey = new ConcurrentHashMap<>();
    /** What is counted, by intake. */
    final Map<IntakeId, ContactOutcome> contacts = new ConcurrentHashMap<>();
    /** Happens once, when the next form has come and before it is read. */
    final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();

    private final Map<String, FormData> forms = new ConcurrentHashMap<>();
    private final TestPlatform platform;
    private final Map<CaseId, CaseReference> cases;

    PhoneDesk(TestPlatform platform, Map<CaseId, CaseReference> cases) {
        this.platform = platform;
        this.cases = cases;
    }

    @Override
    public IntakeReceipt receive(Caller caller, ChannelId id, Submission submission) {
        return receive(caller, submission, true);
    }

    IntakeReceipt receive(Caller caller, Submission submission, boolean senderWaits) {
        Runnable first = meanwhile.getAndSet(null);
        if (first != null) {
            first.run();
        }
        IntakeView before = byKey.get(submission.key());
        if (before != null && forms.get(submission.key()).equals(submission.form())) {
            return new IntakeReceipt(before, true);
        }
        if (before != null) {
            throw RelaisException.of(Errors.IDEMPOTENCY_KEY_REUSED, new LocalizedText("autre", "other"));
        }
        StampedIntake intake = new StampedIntake(
                new IntakeId(UUID.randomUUID()),
                platform.clock().instant(),
                caller.account(),
                submission.form(),
                senderWaits);
        IntakeView view = Repeated.execute(platform.unitOfWork(), () -> register(intake));
        contacts.put(intake.id(), view.contact().outcome());
        byKey.put(submission.key(), view);
        forms.put(submission.key(), submission.form());
        return new IntakeReceipt(view, false);
    }

    private IntakeView register(StampedIntake intake) {
        List<FieldError> errors = Form.of(intake.form()).errors(channel.descriptor());
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        Interpretation meaning = channel.interpret(intake);
        if (meaning instanceof Interpretation.Rejected rejected) {
            throw Errors.invalid(rejected.errors());
        }
        Interpretation.Registered registered = (Interpretation.Registered) meaning;
        ContactView contact =
                new ContactView(UUID.randomUUID(), registered.contact().outcome());
        List<Registration.DraftedCase> opened = registered.cases().stream()
                .map(draft -> new Registration.DraftedCase(draft, open()))
                .toList();
        channel.registered(intake, new Registration(contact, opened, List.of()));
        if (registered.insteadOf() != null) {
            platform.unitOfWork().afterCommit(() -> contacts.remove(registered.insteadOf()));
        }
        return new IntakeView(
                intake.id(),
                PhoneFixture.PHONE,
                IntakeState.REGISTERED,
                intake.stampedAt(),
                null,
                null,
                contact,
                opened.stream().map(Registration.DraftedCase::opened).toList());
    }

    /** What a person says in place of the channel about a call whose form it refused. */
    Interpretation.Registered byHand(Caller person, Map<String, Object> form, Interpretation.Registered said) {
        StampedIntake intake = new StampedIntake(
                new IntakeId(UUID.randomUUID()),
                platform.clock().instant(),
                PhoneFixture.AGENT.account(),
                new FormData(form),
                false);
        return platform.unitOfWork().execute(() -> {
            Interpretation.Registered completed = channel.complete(new HandReading(intake, person.account(), said));
            List<Registration.DraftedCase> opened = completed.cases().stream()
                    .map(draft -> new Registration.DraftedCase(draft, open()))
                    .toList();
            channel.registeredByHand(
                    new HandReading(intake, person.account(), completed),
                    new Registration(
                            new ContactView(
                                    UUID.randomUUID(), completed.contact().outcome()),
                            opened,
                            List.of()));
            return completed;
        });
    }

    private OpenedCase open() {
        CaseId id = new CaseId(UUID.randomUUID());
        CaseReference reference = CaseReference.of(2021, cases.size() + 1);
        cases.put(id, reference);
        return new OpenedCase(id, reference, CaseStatus.TRIAGED, new DepartmentId("DPASS"), null);
    }

    @Override
    public IntakeView get(Caller caller, IntakeId id) {
        throw new UnsupportedOperationException();
    }
}
