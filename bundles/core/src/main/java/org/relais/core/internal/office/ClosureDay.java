package org.relais.core.internal.office;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * A day on which the office is closed by decision, for example a bridge day.
 *
 * @param decree reference of the decision, or null
 */
public record ClosureDay(
        LocalDate date, LocalizedText label, @Nullable String decree) {}
