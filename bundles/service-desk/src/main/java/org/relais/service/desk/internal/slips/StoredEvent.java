package org.relais.service.desk.internal.slips;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.services.SlipAction;
import org.relais.spi.journal.ChainHash;

/**
 * One thing that happened to a slip, as it lies in the store. Everything but the sealed note stays for ever.
 *
 * @param note what was given as a reason or note, sealed together with its salt; null without one, and once the form was purged
 * @param noteHash over the salt and the note, so that it stays true when the note is sealed anew, and tells nothing when both are gone
 * @param hash over the event before and this one
 */
public record StoredEvent(
        UUID slip,
        int sequence,
        StoredSlip.Deed deed,
        Happening what,
        @Nullable String note,
        @Nullable String noteHash,
        String hash) {

    /** What happened, but for the words that were given with it. */
    public record Happening(
            SlipAction action,
            @Nullable RegistrationNumber form,
            @Nullable Integer forms,
            @Nullable LineOutcome outcome,
            @Nullable String code) {

        static Happening of(SlipAction action) {
            return new Happening(action, null, null, null, null);
        }

        static Happening of(SlipAction action, int forms) {
            return new Happening(action, null, forms, null, null);
        }

        static Happening of(SlipAction action, RegistrationNumber form) {
            return new Happening(action, form, null, null, null);
        }
    }

    /**
     * How far the events of a slip go: kept with the slip, so that it shows when the last ones are gone.
     *
     * @param last hash of the last one; empty while there is none
     */
    public record Chain(int length, String last) {}

    static StoredEvent after(
            Chain chain,
            UUID slip,
            StoredSlip.Deed deed,
            Happening what,
            @Nullable String note,
            @Nullable String noteHash) {
        StoredEvent event = new StoredEvent(slip, chain.length() + 1, deed, what, note, noteHash, "");
        return new StoredEvent(slip, event.sequence, deed, what, note, noteHash, event.hashAfter(chain.last()));
    }

    private String hashAfter(String previous) {
        return new ChainHash()
                .field(previous)
                .field(slip)
                .field(sequence)
                .field(deed.at())
                .field(deed.by())
                .field(what.action())
                .field(what.form())
                .field(what.forms())
                .field(what.outcome())
                .field(what.code())
                .field(noteHash)
                .hash();
    }

    /** Whether it is what was written down after this chain. */
    boolean follows(Chain chain) {
        return sequence == chain.length() + 1 && hash.equals(hashAfter(chain.last()));
    }

    /** The chain with it. */
    public Chain chain() {
        return new Chain(sequence, hash);
    }

    /** Slip and number, with eight digits so that they are in order. */
    public String id() {
        return id(slip, sequence);
    }

    /** As {@link #id()}. */
    public static String id(UUID slip, int sequence) {
        return "%s/%08d".formatted(slip, sequence);
    }

    StoredEvent resealed(String newNote) {
        return new StoredEvent(slip, sequence, deed, what, newNote, noteHash, hash);
    }

    /** Without the words, which may say something about a person. */
    public StoredEvent purged() {
        return new StoredEvent(slip, sequence, deed, what, null, noteHash, hash);
    }
}
