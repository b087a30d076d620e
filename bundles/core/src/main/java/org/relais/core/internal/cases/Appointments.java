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

    /**
     * Told before a case that will wait in a queue is written, within the same unit of work. Whoever gives cases away does so one
     * after the other, and must not hold a row meanwhile that another one reads.
     */
    void prepare(CaseState coming);

    /** Who gets the case now; empty when it goes on waiting. */
    Optional<Appointment> appoint(StoredCase waiting);
}
