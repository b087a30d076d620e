package org.relais.core.internal.notifications;

import org.relais.identity.Caller;
import org.relais.intake.IntakeId;

/** Who may be told of an intake. */
public interface NotifiedIntakes {

    /** Whether the caller may know of it and of every case that it is about. Needs the running unit of work. */
    boolean mayKnow(Caller caller, IntakeId intake);
}
