package org.relais.calendar;

import org.jspecify.annotations.Nullable;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/**
 * What a person says about a closure.
 *
 * @param decree reference of the decision, or null
 * @param reason why it is entered; needed for a date that has begun
 */
public record ClosureEdit(
        LocalizedText label,
        @Nullable String decree,
        @Nullable String reason) {

    /**
     * Reads {@code label} with {@code fr} and {@code en}, {@code decree} and {@code reason}.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names every fault
     */
    public static ClosureEdit of(FormData form) {
        DayForm read = new DayForm(form, "label", "decree", "reason");
        ClosureEdit edit = new ClosureEdit(read.label(), read.text("decree", 200), read.text("reason", 2000));
        read.check();
        return edit;
    }
}
