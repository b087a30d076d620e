package org.relais.spi.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.CaseId;
import org.relais.cases.Note;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.services.ServiceId;

/**
 * What is kept with the forms of a delegated service and is no part of them: shown to whom it is about, and taken away when it need not
 * be kept any more. Every method joins the running unit of work; a purge changes nothing when it is called again, and cannot be undone.
 * Nobody's permission is asked: whoever calls has asked for that of the service, and writes down that it was read. Thread-safe.
 */
@ProviderType
public interface ServiceRetention {

    /**
     * Takes away the documents of a case with their contents, and the texts of its notes. The case, its reference and its journal stay.
     *
     * @param actor in whose name the journal of the case says so
     * @throws IllegalArgumentException for a case that belongs to no service
     */
    void purge(Caller actor, CaseId id);

    /**
     * Takes members out of what was handed in; that they were there is kept, so that the sender's key still answers the first result. In a
     * list an empty value keeps the place of an element. With all of it go the documents that came with it and that no case has, and why
     * it was rejected, since that may quote it.
     *
     * @param pointers JSON Pointers into the form; the empty one for all of it
     * @throws IllegalArgumentException for an intake that belongs to no service
     */
    void purge(IntakeId intake, List<String> pointers);

    /**
     * The notes of a case, oldest first, those for the office alone included; one that was purged has an empty text.
     *
     * @throws IllegalArgumentException for a case that belongs to no service
     */
    List<Note> notes(CaseId id);

    /**
     * Intakes of a service that were registered as nothing, whatever channel they came by, in the order of their stamps: those that wait,
     * and those that were rejected and still say something.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<UnregisteredIntake> unregistered(ServiceId service, @Nullable UnregisteredIntake after, int limit);

    /**
     * Intakes of a service that are over without having been registered and still say something, in the order of their stamps: rejected,
     * by their channel or by a person, with nobody left who has to see to them. When that was is not kept with an intake, so the stamp
     * counts: nothing that was handed in is kept for longer because it was decided late.
     *
     * @param stampedBefore none that was stamped then or later
     */
    List<IntakeId> over(ServiceId service, Instant stampedBefore, int limit);
}
