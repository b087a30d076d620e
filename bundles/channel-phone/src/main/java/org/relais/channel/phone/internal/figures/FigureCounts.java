package org.relais.channel.phone.internal.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts over the tables of the phone, by days of the office, both inclusive. Every method needs a running unit of work. */
public interface FigureCounts {

    /**
     * How many incoming calls waited how long, and how they ended.
     *
     * @param waited in seconds, or null when it is not known
     */
    record Waits(String state, boolean answered, @Nullable Long waited, long calls) {}

    List<Waits> waits(LocalDate from, LocalDate to, @Nullable String site);

    /** Incoming calls with a form, by its outcome. */
    Map<String, Long> outcomes(LocalDate from, LocalDate to, @Nullable String site);

    /** Hand-offs by their state. */
    Map<String, Long> handOffs(LocalDate from, LocalDate to, @Nullable String site);

    /** Callbacks that were due, by {@code KEPT}, {@code MISSED} and {@code PENDING}. */
    Map<String, Long> callbacks(LocalDate from, LocalDate to, @Nullable String site, Instant now);
}
