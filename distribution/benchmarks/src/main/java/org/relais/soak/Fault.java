package org.relais.soak;

import java.util.Locale;

/** How a version can be broken. The first ones are those of the short form. */
enum Fault {
    DOES_NOT_RESOLVE,
    NEVER_RETURNS,
    BAD_MIGRATION,
    THROWS_IN_ACTIVATE,
    THROWS_IN_INTERPRET;

    /** As it stands in the report. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
