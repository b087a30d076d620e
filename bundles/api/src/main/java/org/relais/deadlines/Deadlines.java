package org.relais.deadlines;

import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.CaseKey;
import org.relais.identity.Caller;

/** Explains deadlines. Thread-safe; reads the database. */
@ProviderType
public interface Deadlines {

    /**
     * The deadline of a case, by the calendar and the office pack in force.
     *
     * @throws org.relais.errors.RelaisException {@code not-found} for a case that is not there or that the caller may not know of
     */
    Deadline of(Caller caller, CaseKey key);
}
