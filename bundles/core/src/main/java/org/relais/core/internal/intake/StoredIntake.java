package org.relais.core.internal.intake;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.directory.Confidentiality;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.texts.LocalizedText;

/**
 * An intake as it lies in the store.
 *
 * @param key the sender's idempotency key
 * @param formHash by which the form is compared with another, see {@link FormHashes}; null for one of which members were taken away: what
 *     it was can be compared with nothing any more, and the sender's key alone counts
 * @param form the filled form as canonical JSON; one that could not be opened is none
 * @param reason why it is still STAMPED, is HELD or was REJECTED
 * @param result what it opened, as JSON; present exactly when REGISTERED
 * @param attempts how often its interpretation has failed
 * @param nextAttemptAt not tried again before; one that is STAMPED is, when its channel arrives anew
 * @param assignee who was asked to see to it, or null
 * @param confidentiality of the topic that its form names, or of the service to which it belongs
 * @param unsettled true when its channel refused it after the sender was told that it is stored, and nobody has seen to that yet
 * @param revision of the row; 0 for one that is not stored yet
 */
public record StoredIntake(
        IntakeId id,
        ChannelId channel,
        String key,
        @Nullable String formHash,
        String form,
        String account,
        Instant stampedAt,
        IntakeState state,
        @Nullable LocalizedText reason,
        @Nullable String result,
        int attempts,
        Instant nextAttemptAt,
        @Nullable String assignee,
        Confidentiality confidentiality,
        boolean unsettled,
        long revision) {

    private static final LocalizedText PURGED = new LocalizedText(
            "Ce qui a été transmis et le motif du rejet ne sont plus conservés.",
            "What was handed in, and why it was rejected, is not kept any more.");

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private static final int LONGEST_REASON = 2000;

    /** The pause doubles with every failure, up to about an hour and a half. */
    private static final int MAX_DOUBLINGS = 10;

    /** It is nobody's yet: its channel, or a person, has still to say what it means. */
    boolean waits() {
        return state == IntakeState.STAMPED || state == IntakeState.HELD;
    }

    /** Somebody has still to see to it, be it its channel or a person. */
    boolean isOpen() {
        return waits() || unsettled;
    }

    boolean isStored() {
        return revision > 0;
    }

    StoredIntake registered(String what) {
        return with(IntakeState.REGISTERED, null, what, attempts, nextAttemptAt);
    }

    StoredIntake rejected(LocalizedText why) {
        return with(IntakeState.REJECTED, clipped(why), null, attempts, nextAttemptAt);
    }

    /** By its channel, after the sender was told that it is stored: that is not the end of it before a person has seen to it. */
    StoredIntake refused(LocalizedText why) {
        return rejected(why).withUnsettled(true);
    }

    /** A person has seen to the refusal. */
    StoredIntake settled() {
        return withUnsettled(false);
    }

    /** Its form is gone; a reason that may quote it goes too, and that there was one stays. */
    StoredIntake purged() {
        return state == IntakeState.REJECTED
                ? with(state, PURGED, null, attempts, nextAttemptAt).withUnsettled(unsettled)
                : this;
    }

    StoredIntake stillStamped(LocalizedText why) {
        return with(IntakeState.STAMPED, why, null, attempts, nextAttemptAt);
    }

    StoredIntake held(LocalizedText why, Instant until, Instant now) {
        Instant soonest = now.plus(FIRST_PAUSE);
        return with(IntakeState.HELD, clipped(why), null, 0, until.isBefore(soonest) ? soonest : until);
    }

    StoredIntake failedOnceMore(LocalizedText why, Instant now) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS));
        return with(IntakeState.STAMPED, why, null, attempts + 1, now.plus(pause));
    }

    /** Its channel is asked as soon as it can be, also about one that is held. */
    StoredIntake triedAt(Instant now) {
        return with(IntakeState.STAMPED, reason, null, attempts, now);
    }

    StoredIntake handedTo(@Nullable String account) {
        return new StoredIntake(
                id,
                channel,
                key,
                formHash,
                form,
                this.account,
                stampedAt,
                state,
                reason,
                result,
                attempts,
                nextAttemptAt,
                account,
                confidentiality,
                unsettled,
                revision);
    }

    private StoredIntake withUnsettled(boolean value) {
        return new StoredIntake(
                id,
                channel,
                key,
                formHash,
                form,
                account,
                stampedAt,
                state,
                reason,
                result,
                attempts,
                nextAttemptAt,
                assignee,
                confidentiality,
                value,
                revision);
    }

    StoredIntake withConfidentiality(Confidentiality level) {
        return new StoredIntake(
                id,
                channel,
                key,
                formHash,
                form,
                account,
                stampedAt,
                state,
                reason,
                result,
                attempts,
                nextAttemptAt,
                assignee,
                level,
                unsettled,
                revision);
    }

    private StoredIntake with(
            IntakeState newState,
            @Nullable LocalizedText newReason,
            @Nullable String newResult,
            int newAttempts,
            Instant newNextAttemptAt) {
        return new StoredIntake(
                id,
                channel,
                key,
                formHash,
                form,
                account,
                stampedAt,
                newState,
                newReason,
                newResult,
                newAttempts,
                newNextAttemptAt,
                assignee,
                confidentiality,
                false,
                revision);
    }

    /** A channel may say more than there is room for. */
    private static LocalizedText clipped(LocalizedText reason) {
        return new LocalizedText(clipped(reason.fr()), clipped(reason.en()));
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
