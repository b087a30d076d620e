package org.relais.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/**
 * What a person says about a date with hours of its own.
 *
 * @param hours intervals as {@code 07:00-12:00}, {@code +1} behind one that ends on the next day; empty to close all day
 * @param site the only site that it is about, or null for all
 * @param channel the only channel that it is about, or null for all
 * @param reason why it is entered; needed for a date that has begun
 */
public record ExceptionalDayEdit(
        List<String> hours,
        LocalizedText label,
        @Nullable String site,
        @Nullable String channel,
        @Nullable String reason) {

    public ExceptionalDayEdit {
        hours = List.copyOf(hours);
    }

    /**
     * Reads {@code hours}, {@code label} with {@code fr} and {@code en}, {@code site}, {@code channel} and {@code reason}.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names every fault
     */
    public static ExceptionalDayEdit of(FormData form) {
        DayForm read = new DayForm(form, "hours", "label", "site", "channel", "reason");
        ExceptionalDayEdit edit = new ExceptionalDayEdit(
                read.texts("hours", 10),
                read.label(),
                read.text("site", 50),
                read.text("channel", 50),
                read.text("reason", 2000));
        read.check();
        return edit;
    }
}
