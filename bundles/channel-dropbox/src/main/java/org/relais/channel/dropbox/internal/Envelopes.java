package org.relais.channel.dropbox.internal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.channel.dropbox.internal.entity.MailRegister;
import org.relais.channel.dropbox.internal.mail.Envelope;
import org.relais.channel.dropbox.internal.mail.Round;
import org.relais.channel.dropbox.internal.mail.Stamp;
import org.relais.errors.FieldError;
import org.relais.spi.channel.StampedIntake;

/** Makes the envelope of a sorting, whoever read it. */
final class Envelopes {

    /** Widths of the register, which a form that did not pass its schema may exceed. */
    private static final int LONGEST_SENDER = 500;

    private static final int LONGEST_ADDRESS = 300;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_REASON = 2000;

    private Envelopes() {}

    static Envelope of(StampedIntake intake, Sorting sorting, DropboxPlan plan) {
        Round round = sorting.round();
        Instant collectedAt = round == null ? intake.stampedAt() : round.collectedAt();
        return new Envelope(
                intake.id().value(),
                round == null ? null : round.id(),
                sorting.envelope(),
                round == null ? null : round.box(),
                Stamp.read(sorting.stamp(), plan.day(collectedAt), plan.day(intake.stampedAt())),
                collectedAt,
                round == null ? collectedAt : round.releasableAt(),
                intake.stampedAt(),
                intake.account(),
                clipped(sorting.senderName(), LONGEST_SENDER),
                clipped(sorting.address(), LONGEST_ADDRESS),
                sorting.sender() == null ? null : clipped(sorting.sender().email(), LONGEST_EMAIL),
                clipped(sorting.override(), LONGEST_REASON));
    }

    static Optional<FieldError> sortedBefore(Sorting sorting, MailRegister register) {
        Round round = sorting.round();
        Integer number = sorting.envelope();
        return round != null && number != null && register.isSorted(round.id(), number)
                ? Optional.of(new FieldError(
                        "/envelope",
                        DropboxTexts.SORTED_ALREADY.formatted(round.officeDay() + " " + round.box() + " / " + number)))
                : Optional.empty();
    }

    private static @Nullable String clipped(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
