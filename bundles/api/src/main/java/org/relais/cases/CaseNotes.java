package org.relais.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.errors.IdempotencyKey;
import org.relais.identity.Caller;

/**
 * What is written down on cases. A note stays with the case it was written on, whatever is merged, split or linked, so that what is
 * meant for the inside never becomes visible to a citizen. Thread-safe; both methods throw {@link org.relais.errors.RelaisException}:
 * {@code not-found} for a case that is not there or that the caller may not know of, {@code forbidden} for a missing right.
 */
@ProviderType
public interface CaseNotes {

    /**
     * Writes a note; possible in every status.
     *
     * @param key the same key for the same case answers the first note again, and {@code idempotency-key-reused} for another text or
     *     visibility; null to write one in any case
     */
    Note write(Caller caller, CaseKey subject, NewNote note, @Nullable IdempotencyKey key);

    /**
     * The notes of a case, oldest first.
     *
     * @param visibility those alone; null for all
     */
    List<Note> list(Caller caller, CaseKey subject, Note.@Nullable Visibility visibility);

    /** What a note is to say; {@code text} is not blank and has at most 4000 characters. */
    record NewNote(String text, Note.Visibility visibility) {}
}
