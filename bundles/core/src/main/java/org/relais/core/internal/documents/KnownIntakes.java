package org.relais.core.internal.documents;

import org.relais.identity.Caller;
import org.relais.intake.IntakeId;

/** Who may know of an intake, for the documents that came with it. Needs a running unit of work. Thread-safe. */
public interface KnownIntakes {

    boolean knows(Caller caller, IntakeId intake);
}
