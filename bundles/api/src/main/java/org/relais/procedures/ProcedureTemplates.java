package org.relais.procedures;

import java.util.List;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;
import org.relais.intake.FormData;

/**
 * The templates of the office and their versions. Thread-safe. All methods throw {@link org.relais.errors.RelaisException}:
 * {@code forbidden} for a missing right, {@code not-found} for an unknown template or version.
 */
@ProviderType
public interface ProcedureTemplates {

    /** The newest version of every template, by id. */
    List<ProcedureVersion> list(Caller caller);

    /** The newest version. */
    ProcedureVersion get(Caller caller, String id);

    /** All versions of a template, newest first. */
    List<ProcedureVersion> versions(Caller caller, String id);

    /**
     * Makes a new version, the first one of a new id included. Cases that follow an older one go on with theirs.
     *
     * @param expectedVersion when present and no longer the newest, nothing happens and {@code stale-template} is thrown; 0 for a
     *     template that must not be there yet
     * @param definition written as in the office pack, without the id
     * @param reason for the office's journal
     * @throws org.relais.errors.RelaisException {@code invalid-request} with every mistake by its pointer
     */
    ProcedureVersion publish(Caller caller, String id, OptionalInt expectedVersion, FormData definition, String reason);

    /**
     * Moves running cases to a version: what is done stays done, what is new is open, what is gone is left out with a journal entry;
     * no document loses its state. Each case is a transaction of its own, so one refusal stops nothing else: a
     * case that cannot move, or that the caller may not know of, is a result with its problem.
     */
    Migration migrate(Caller caller, String id, int version, MigrationRequest request);
}
