package org.relais.core.internal.cases;

import java.util.Optional;

/** Decides whether a case that waits in a queue is given to somebody at once. Called within the unit of work that stores it. */
public interface Appointments {

    /**
     * Somebody who is given the case.
     *
     * @param reason why this person, for the journal
     */
    record Appointment(String account, String reason) {}

    /** Who gets the case now; empty when it goes on waiting. */
    Optional<Appointment> appoint(StoredCase waiting);
}
