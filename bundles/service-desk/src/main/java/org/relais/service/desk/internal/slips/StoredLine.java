package org.relais.service.desk.internal.slips;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.spi.journal.ChainHash;

/**
 * One form of a slip that is frozen or beyond.
 *
 * @param initials of the person; empty once the form was purged
 * @param hash of what stands on the line, which stays when the initials go
 * @param reason of a rejection in the partner's words, sealed
 * @param followUp what was done last about a form that is not accounted for, sealed
 */
public record StoredLine(
        UUID slip,
        int line,
        RegistrationNumber form,
        String formNumber,
        String initials,
        String hash,
        LineOutcome outcome,
        @Nullable String code,
        @Nullable String reason,
        StoredSlip.@Nullable Deed decided,
        @Nullable String followUp) {

    static StoredLine of(UUID slip, int line, RegistrationNumber form, String formNumber, String initials) {
        return new StoredLine(
                slip,
                line,
                form,
                formNumber,
                initials,
                hash(line, form, formNumber, initials),
                LineOutcome.PENDING,
                null,
                null,
                null,
                null);
    }

    private static String hash(int line, RegistrationNumber form, String formNumber, String initials) {
        return new ChainHash()
                .field(line)
                .field(form)
                .field(formNumber)
                .field(initials)
                .hash();
    }

    /** Whether it says what it said when it was frozen; of a purged one only that can be told which its hash attests. */
    boolean isIntact() {
        return initials.isEmpty() || hash.equals(hash(line, form, formNumber, initials));
    }

    StoredLine decided(LineOutcome said, @Nullable String newCode, @Nullable String newReason, StoredSlip.Deed by) {
        return new StoredLine(slip, line, form, formNumber, initials, hash, said, newCode, newReason, by, followUp);
    }

    StoredLine followedUp(String note) {
        return new StoredLine(slip, line, form, formNumber, initials, hash, outcome, code, reason, decided, note);
    }

    StoredLine resealed(@Nullable String newReason, @Nullable String newFollowUp) {
        return new StoredLine(
                slip, line, form, formNumber, initials, hash, outcome, code, newReason, decided, newFollowUp);
    }

    /** Without what it says about a person. */
    public StoredLine purged() {
        return new StoredLine(slip, line, form, formNumber, "", hash, outcome, code, null, decided, null);
    }
}
