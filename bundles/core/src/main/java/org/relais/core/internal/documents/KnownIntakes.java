package org.relais.core.internal.documents;

import org.relais.identity.Caller;
import org.relais.intake.IntakeId;

/** Who may know of an intake, and so of the documents that came with it and belong to no case yet. */
public interface KnownIntakes {

    /** Whether the caller may know of it and of every case that it is about. Needs the running unit of work. What the caller then reads is written down if it belongs to a service. */
    boolean mayRead(Caller caller, IntakeId intake);
}
