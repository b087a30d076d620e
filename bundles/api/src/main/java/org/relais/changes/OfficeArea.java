package org.relais.changes;

import java.util.Locale;

/** The parts of an office that people change at run time. Each has a journal of its own. */
public enum OfficeArea {
    CALENDAR,
    DIRECTORY,
    ROUTING,
    QUEUES,
    PROCEDURES,
    REQUESTERS,
    DEADLINES,
    /** Suspended channels, and what was taken in spite of that. */
    CHANNELS,
    /** What people did about intakes that waited. */
    INTAKES,
    /** Operating modes, and what was done in spite of them. */
    MODES,
    /** Nothing changes by an export, but who took out which list stands in a journal too. */
    EXPORTS,
    /** What was done to intakes of delegated services, and to the log of who reads them; shown to those who may read that log alone. */
    SERVICES,
    /** Versions of plug-ins that failed and were taken back; decisions of people in plug-ins against the rule. */
    PLUG_INS;

    /** The name that clients use. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
