package org.relais.channel.phone.internal.callbacks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;

/**
 * A promise to call somebody back.
 *
 * @param about why, whom and on which case; never changes
 * @param assignee the account that is to call, or null
 * @param dueAt by when, in office hours
 * @param settledAt when the citizen was reached or the matter done, or null
 * @param reason why it was cancelled, or what was done
 * @param revision counts the changes; sent back as {@code If-Match}
 */
public record Callback(
        UUID id,
        About about,
        CallbackState state,
        @Nullable String assignee,
        Instant requestedAt,
        Instant dueAt,
        @Nullable Instant settledAt,
        @Nullable Instant closedAt,
        @Nullable String reason,
        List<Attempt> attempts,
        long revision) {

    /**
     * What a callback is about.
     *
     * @param number as it was given; null when the citizen gave none
     * @param name of the citizen
     * @param callId of the call in which it was promised
     * @param requestedBy the account that promised it
     */
    public record About(
            @Nullable String number,
            @Nullable String name,
            @Nullable String note,
            @Nullable String callId,
            @Nullable CaseId caseId,
            @Nullable CaseReference reference,
            @Nullable String site,
            String requestedBy) {}

    public Callback {
        attempts = List.copyOf(attempts);
    }

    /** A new one. */
    public static Callback promised(UUID id, About about, @Nullable String assignee, Instant now, Instant dueAt) {
        CallbackState state = assignee == null ? CallbackState.REQUESTED : CallbackState.ASSIGNED;
        return new Callback(id, about, state, assignee, now, dueAt, null, null, null, List.of(), 0);
    }

    public CallbackPromise promise(Instant now) {
        if (state == CallbackState.CANCELLED) {
            return CallbackPromise.VOID;
        }
        if (settledAt != null) {
            return settledAt.isAfter(dueAt) ? CallbackPromise.MISSED : CallbackPromise.KEPT;
        }
        return now.isAfter(dueAt) || state == CallbackState.EXPIRED ? CallbackPromise.MISSED : CallbackPromise.PENDING;
    }

    Callback assigned(String account) {
        return new Callback(
                id,
                about,
                CallbackState.ASSIGNED,
                account,
                requestedAt,
                dueAt,
                settledAt,
                closedAt,
                reason,
                attempts,
                revision);
    }

    /** @param most attempts without reaching the citizen after which it expires */
    Callback tried(Attempt attempt, int most) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        boolean reached = attempt.result() == Attempt.Result.REACHED;
        boolean expired = settledAt == null && !reached && all.size() >= most;
        return new Callback(
                id,
                about,
                expired ? CallbackState.EXPIRED : CallbackState.ASSIGNED,
                assignee == null ? attempt.account() : assignee,
                requestedAt,
                dueAt,
                settledAt == null && reached ? attempt.at() : settledAt,
                expired ? attempt.at() : null,
                reason,
                all,
                revision);
    }

    Callback closed(CallbackState end, @Nullable String why, Instant now) {
        boolean settles = end == CallbackState.DONE && settledAt == null;
        return new Callback(
                id, about, end, assignee, requestedAt, dueAt, settles ? now : settledAt, now, why, attempts, revision);
    }
}
