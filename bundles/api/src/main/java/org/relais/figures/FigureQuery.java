package org.relais.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.directory.ChannelId;
import org.relais.errors.Parameters;
import org.relais.texts.LocalizedText;

/**
 * Which contacts to count and by what.
 *
 * @param from first day of the office, inclusive
 * @param to last day, inclusive, not before {@code from}
 * @param channel counts contacts of this channel alone; null for all
 */
public record FigureQuery(
        LocalDate from,
        LocalDate to,
        Dimension by,
        @Nullable ChannelId channel) {

    public FigureQuery {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(to + " is before " + from);
        }
    }

    /** Contacts of every channel. */
    public FigureQuery(LocalDate from, LocalDate to, Dimension by) {
        this(from, to, by, null);
    }

    /**
     * Makes a query from named parameters as clients write them: {@code from}, {@code to}, {@code by} and, if
     * need be, {@code channel}.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request} that names the missing, malformed and unknown parameters
     */
    public static FigureQuery of(Map<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        given.required("from");
        given.required("to");
        given.required("by");
        @Nullable LocalDate from = given.date("from");
        @Nullable LocalDate to = given.date("to");
        @Nullable Dimension by = given.choice("by", List.of(Dimension.values()), Dimension::wireName);
        if (from != null && to != null && to.isBefore(from)) {
            given.refuse("to", new LocalizedText("Ne peut pas précéder from.", "Cannot be before from."));
        }
        @Nullable String channel = given.optional("channel");
        given.check();
        return new FigureQuery(from, to, by, channel == null ? null : new ChannelId(channel));
    }
}
