package org.relais.service.claimforms.internal.rules;

import org.relais.intake.FormData;

/** The boxes of a form. */
final class Ticks {

    private Ticks() {}

    /** A box that nothing is said about is not ticked. */
    static boolean isTicked(FormData form, String pointer) {
        return form.at(pointer).filter(Boolean.TRUE::equals).isPresent();
    }
}
