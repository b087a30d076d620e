package org.relais.service.claimforms.internal.rules;

import java.time.LocalDate;
import java.util.Optional;
import org.relais.texts.LocalizedText;

/**
 * After how many months a partner may find a form too late. No rule of New Caledonia was found, so it is a setting, and it only warns.
 *
 * @param months zero for never
 */
public record SubmissionLimit(int months) {

    private static final int MOST = 120;

    public SubmissionLimit {
        if (months < 0 || months > MOST) {
            throw new IllegalArgumentException(
                    "submission.limit.months is " + months + "; it must be from 0 (no limit) to " + MOST);
        }
    }

    /** The warning on a form that is handed in today; empty in time, without a limit, and without a day to count from. */
    Optional<LocalizedText> warning(FormDays days, LocalDate today) {
        if (months == 0) {
            return Optional.empty();
        }
        LocalizedText text =
                days.careOn() == null ? ClaimFormTexts.TOO_LATE_SINCE_RECEPTION : ClaimFormTexts.TOO_LATE_SINCE_CARE;
        return days.begin()
                .map(begin -> begin.plusMonths(months))
                .filter(today::isAfter)
                .map(last -> text.formatted(months, last));
    }
}
