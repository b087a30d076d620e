package org.relais.service.claimforms.internal.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;

/**
 * The days that a form names, as far as they are days.
 *
 * @param careOn null when it is not said
 * @param receivedOn null when it is not said
 */
record FormDays(@Nullable LocalDate careOn, @Nullable LocalDate receivedOn) {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /**
     * Reads and checks them: nothing lies in the future, the care comes before the form, and births before both.
     *
     * @param errors where what is wrong is added
     */
    static FormDays read(FormData form, LocalDate today, List<FieldError> errors) {
        @Nullable LocalDate careOn = day(form, "/careOn", today, errors);
        @Nullable LocalDate receivedOn = day(form, "/receivedOn", today, errors);
        if (careOn != null && receivedOn != null && careOn.isAfter(receivedOn)) {
            errors.add(new FieldError("/careOn", ClaimFormTexts.CARE_AFTER_RECEPTION));
        }
        FormDays days = new FormDays(careOn, receivedOn);
        for (String pointer : List.of("/insured/birthDate", "/patient/birthDate")) {
            @Nullable LocalDate born = day(form, pointer, today, errors);
            if (born != null && days.begin().filter(born::isAfter).isPresent()) {
                errors.add(new FieldError(pointer, ClaimFormTexts.BORN_AFTERWARDS));
            }
        }
        return days;
    }

    private static @Nullable LocalDate day(FormData form, String pointer, LocalDate today, List<FieldError> errors) {
        Optional<String> written = form.text(pointer);
        if (written.isEmpty()) {
            return null;
        }
        @Nullable LocalDate day = parsed(written.get());
        if (day == null || day.isBefore(EARLIEST)) {
            errors.add(new FieldError(pointer, ClaimFormTexts.NO_DAY));
            return null;
        }
        if (day.isAfter(today)) {
            errors.add(new FieldError(pointer, ClaimFormTexts.IN_THE_FUTURE));
            return null;
        }
        return day;
    }

    private static @Nullable LocalDate parsed(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    /** From when the submission limit counts: the care, else the day on which the form was handed in. */
    Optional<LocalDate> begin() {
        return Optional.ofNullable(careOn == null ? receivedOn : careOn);
    }
}
