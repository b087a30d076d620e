package org.relais.channel.phone.internal.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relais.directory.Office;
import org.relais.intake.ContactOutcome;

/**
 * Works a call out of the set of its events and its form. The order in which they arrived plays no part, so a late or missing event
 * changes what is known and nothing else.
 *
 * <p>A call was answered when the exchange said so, when it ended as answered calls do ({@code normalClearing}), or when somebody
 * handed in a form that says what was talked about. Where several events tell the same thing, the earliest kind counts.
 */
final class CallFacts {

    private static final String AFTER_A_TALK = "normalClearing";
    private static final String FORWARDED = "forwarded";

    private final PhoneNumbers numbers;
    private final List<CallEvent> events;
    private final @Nullable FormFacts form;

    /** @param events at most one of each kind; none for a call that is known by its form alone */
    CallFacts(PhoneNumbers numbers, Collection<CallEvent> events, @Nullable FormFacts form) {
        this.numbers = numbers;
        this.events =
                events.stream().sorted(Comparator.comparing(CallEvent::kind)).toList();
        this.form = form;
        if (events.isEmpty() && form == null) {
            throw new IllegalArgumentException("nothing is known of the call");
        }
    }

    Call call(String callId, Office office) {
        Direction direction = first(CallEvent::direction).orElse(Direction.IN);
        @Nullable
        String said = first(direction == Direction.IN ? CallEvent::from : CallEvent::to)
                .or(() -> Optional.ofNullable(form).map(FormFacts::number))
                .orElse(null);
        boolean withheld = said != null && numbers.isWithheld(said);
        return new Call(
                callId,
                direction,
                withheld ? null : said,
                said == null ? null : numbers.key(said).orElse(null),
                withheld,
                first(direction == Direction.IN ? CallEvent::to : CallEvent::from)
                        .orElse(null),
                first(event -> event.users().isEmpty() ? null : event.users()).orElse(List.of()),
                first(CallEvent::queue).orElse(null),
                site(office),
                state(direction),
                isAnswered(),
                startedAt(),
                at(EventKind.ANSWER),
                at(EventKind.HANGUP),
                first(CallEvent::cause).orElse(null),
                waited(),
                talked(),
                agent(),
                form);
    }

    private <T> Optional<T> first(Function<CallEvent, @Nullable T> member) {
        return events.stream().map(member).filter(Objects::nonNull).findFirst();
    }

    private @Nullable Instant at(EventKind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .map(CallEvent::at)
                .findFirst()
                .orElse(null);
    }

    private Instant startedAt() {
        @Nullable Instant rang = at(EventKind.NEW_CALL);
        if (rang != null) {
            return rang;
        }
        if (form != null && !form.automatic()) {
            return form.startedAt();
        }
        return events.stream()
                .map(CallEvent::at)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> Objects.requireNonNull(form).startedAt());
    }

    private boolean isAnswered() {
        return at(EventKind.ANSWER) != null
                || first(CallEvent::cause).filter(AFTER_A_TALK::equals).isPresent()
                || form != null && form.outcome() != ContactOutcome.ABANDONED;
    }

    private CallState state(Direction direction) {
        boolean over = at(EventKind.HANGUP) != null || events.isEmpty();
        if (isAnswered()) {
            return over ? CallState.ENDED : CallState.ANSWERED;
        }
        if (!over) {
            return form == null ? CallState.RINGING : CallState.ABANDONED;
        }
        if (first(CallEvent::cause).filter(FORWARDED::equals).isPresent()) {
            return CallState.FORWARDED;
        }
        return direction == Direction.IN ? CallState.ABANDONED : CallState.UNANSWERED;
    }

    /** Events that came without their times may stand in the wrong order; then nothing can be said. */
    private @Nullable Duration waited() {
        @Nullable Instant end = isAnswered() ? at(EventKind.ANSWER) : at(EventKind.HANGUP);
        @Nullable Duration measured = between(at(EventKind.NEW_CALL), end);
        return measured != null || form == null ? measured : form.waited();
    }

    private @Nullable Duration talked() {
        @Nullable Duration measured = between(at(EventKind.ANSWER), at(EventKind.HANGUP));
        return measured != null || form == null ? measured : form.talked();
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from) ? null : Duration.between(from, to);
    }

    /** An exchange names its queues as it likes; one that is called like a site belongs to it. */
    private @Nullable String site(Office office) {
        if (form != null && form.site() != null) {
            return form.site();
        }
        return first(CallEvent::queue)
                .filter(queue -> office.site(queue).isPresent())
                .orElse(null);
    }

    private @Nullable String agent() {
        if (form != null && !form.automatic()) {
            return form.account();
        }
        return events.stream()
                .filter(event -> event.kind() == EventKind.ANSWER)
                .flatMap(event -> event.users().stream())
                .findFirst()
                .orElse(null);
    }
}
