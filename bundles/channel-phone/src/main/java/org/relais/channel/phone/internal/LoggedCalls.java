package org.relais.channel.phone.internal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.Requester;
import org.relais.channel.phone.internal.callbacks.Callback;
import org.relais.channel.phone.internal.callbacks.Callbacks;
import org.relais.channel.phone.internal.calls.CallLog;
import org.relais.channel.phone.internal.calls.DraftStore;
import org.relais.channel.phone.internal.calls.FormFacts;
import org.relais.intake.ContactOutcome;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.intake.OpenedCase;
import org.relais.spi.channel.CaseDraft;
import org.relais.spi.channel.ContactDraft;
import org.relais.spi.channel.HandReading;
import org.relais.spi.channel.Registration;
import org.relais.spi.channel.StampedIntake;

/** Puts forms into the log of calls, makes callbacks of promises and takes the drafts away. Thread-safe. */
@Component(service = TakenCalls.class)
public final class LoggedCalls implements TakenCalls {

    private static final int MAX_NOTE = 4000;
    private static final int MAX_NAME = 200;
    private static final int MAX_NUMBER = 60;
    private static final int MAX_CALL_ID = 250;

    private final CallLog calls;
    private final DraftStore drafts;
    private final Callbacks callbacks;

    @Activate
    public LoggedCalls(@Reference CallLog calls, @Reference DraftStore drafts, @Reference Callbacks callbacks) {
        this.calls = calls;
        this.drafts = drafts;
        this.callbacks = callbacks;
    }

    @Override
    public Optional<IntakeId> countedAsAbandoned(String callId) {
        return calls.form(callId).filter(FormFacts::automatic).map(form -> new IntakeId(form.intake()));
    }

    @Override
    public boolean hasForm(String callId) {
        return calls.form(callId).isPresent();
    }

    @Override
    public void take(StampedIntake intake, Registration registration, CallReader reader) {
        FormData data = intake.form();
        CallForm form = new CallForm(data);
        // a call without an id of its exchange is known by that of its intake
        String callId = Optional.ofNullable(form.text("/call/callId")).orElse("relais-" + intake.id());
        @Nullable OpenedCase opened = opened(registration);
        @Nullable String site = form.text("/site");
        @Nullable Instant startedAt = reader.startedAt(form);
        calls.take(
                callId,
                new FormFacts(
                        intake.id().value(),
                        intake.account(),
                        registration.contact().outcome(),
                        startedAt == null ? intake.stampedAt() : startedAt,
                        site,
                        form.seconds("/call/waitSeconds"),
                        form.seconds("/call/talkSeconds"),
                        Optional.ofNullable(form.text("/call/caller")).orElse(form.text("/requester/phone")),
                        opened == null ? null : opened.id(),
                        opened == null ? null : opened.reference(),
                        isAutomatic(callId, intake, registration)));
        drafts.remove(callId, intake.account());
        if (registration.contact().outcome() == ContactOutcome.CALLBACK) {
            promise(callId, intake.account(), site, reader.requester(form), note(form), opened);
        }
    }

    @Override
    public void takeByHand(HandReading completed, Registration registration) {
        StampedIntake intake = completed.intake();
        CallForm form = new CallForm(intake.form());
        ContactDraft contact = completed.said().contact();
        @Nullable
        CaseDraft draft = completed.said().cases().stream().findFirst().orElse(null);
        @Nullable Requester requester = draft == null ? null : draft.requester();
        String callId =
                Optional.ofNullable(form.text("/call/callId", MAX_CALL_ID)).orElse("relais-" + intake.id());
        @Nullable OpenedCase opened = opened(registration);
        @Nullable String site = contact.site() == null ? null : contact.site().value();
        calls.take(
                callId,
                new FormFacts(
                        intake.id().value(),
                        intake.account(),
                        contact.outcome(),
                        contact.occurredAt(),
                        site,
                        contact.waited(),
                        contact.talked(),
                        Optional.ofNullable(form.text("/call/caller", MAX_NUMBER))
                                .orElse(number(requester)),
                        opened == null ? null : opened.id(),
                        opened == null ? null : opened.reference(),
                        false));
        drafts.remove(callId, intake.account());
        if (contact.outcome() == ContactOutcome.CALLBACK) {
            @Nullable
            String note = draft == null
                    ? null
                    : clipped(
                            Stream.of(draft.subject(), draft.description())
                                    .filter(Objects::nonNull)
                                    .collect(Collectors.joining("\n")),
                            MAX_NOTE);
            promise(callId, completed.account(), site, requester, note, opened);
        }
    }

    private void promise(
            String callId,
            String account,
            @Nullable String site,
            @Nullable Requester requester,
            @Nullable String note,
            @Nullable OpenedCase opened) {
        callbacks.promise(
                new Callback.About(
                        number(requester),
                        name(requester),
                        note,
                        callId,
                        opened == null ? null : opened.id(),
                        opened == null ? null : opened.reference(),
                        site,
                        account),
                null);
    }

    /** A longer one is no number. */
    private static @Nullable String number(@Nullable Requester requester) {
        return Optional.ofNullable(requester)
                .map(Requester::phone)
                .filter(phone -> phone.length() <= MAX_NUMBER)
                .orElse(null);
    }

    private static @Nullable OpenedCase opened(Registration registration) {
        return Stream.concat(
                        registration.cases().stream().map(Registration.DraftedCase::opened),
                        registration.followUps().stream())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whoever hands in the events counts what came of them; an agent who writes down that a call was abandoned is somebody else. */
    private boolean isAutomatic(String callId, StampedIntake intake, Registration registration) {
        return registration.contact().outcome() == ContactOutcome.ABANDONED
                && calls.isToBeCounted(callId, intake.account());
    }

    private static @Nullable String name(@Nullable Requester requester) {
        if (requester == null) {
            return null;
        }
        String name = Stream.of(requester.firstName(), requester.lastName(), requester.organisation())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return clipped(name, MAX_NAME);
    }

    private static @Nullable String note(CallForm form) {
        String note = Stream.of(form.text("/subject"), form.text("/description"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return clipped(note, MAX_NOTE);
    }

    private static @Nullable String clipped(String text, int longest) {
        return text.isEmpty() ? null : text.substring(0, Math.min(text.length(), longest));
    }
}
