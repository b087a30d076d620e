package org.relais.modes;

import org.jspecify.annotations.Nullable;
import org.relais.errors.Parameters;
import org.relais.intake.FormData;

/**
 * A switch to another mode.
 *
 * @param mode the id of a mode
 * @param reason for the journal
 */
public record ModeChange(String mode, String reason) {

    private static final int LONGEST_REASON = 2000;

    /**
     * Reads {@code mode} and {@code reason}, both required.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names every fault
     */
    public static ModeChange of(FormData form) {
        Parameters given = new Parameters(form.members());
        String mode = given.required("mode");
        given.required("reason");
        @Nullable String reason = given.text("reason", LONGEST_REASON);
        given.check();
        return new ModeChange(mode.strip(), reason == null ? "" : reason.strip());
    }
}
