package org.relais.spi.cases;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.CaseId;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;

/**
 * Takes away what need not be kept any more of what came with a form of a delegated service. Both methods join the running unit of work,
 * change nothing when they are called again, and cannot be undone. Thread-safe.
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
     * list an empty value keeps the place of an element.
     *
     * @param pointers JSON Pointers into the form; the empty one for all of it
     * @throws IllegalArgumentException for an intake that belongs to no service
     */
    void purge(IntakeId intake, List<String> pointers);
}
