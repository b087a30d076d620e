package org.relais.calendar;

import java.time.Instant;
import java.util.List;
import org.relais.texts.LocalizedText;

/**
 * A due instant with its explanation.
 *
 * @param explanation one line per day that counted or was passed over, in order
 */
public record DueDate(Instant dueAt, List<LocalizedText> explanation) {

    public DueDate {
        explanation = List.copyOf(explanation);
    }
}
