package org.relais.service.claimforms.internal.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.service.claimforms.internal.description.ClaimForms;
import org.relais.service.claimforms.internal.mutuals.MutualStore;
import org.relais.spi.service.Assessment;
import org.relais.texts.LocalizedText;

/** Whether a form is for the service, complete, and where it goes. Called inside a unit of work; thread-safe. */
public final class ClaimFormRules {

    private final CafatNumbers numbers;
    private final SubmissionLimit limit;
    private final DestinationRule destinations;

    public ClaimFormRules(CafatNumbers numbers, SubmissionLimit limit, MutualStore mutuals) {
        this.numbers = numbers;
        this.limit = limit;
        this.destinations = new DestinationRule(mutuals);
    }

    /**
     * Judges a form that has passed the schema. One that is not for the service is refused whatever else is wrong with it.
     *
     * @param today in the zone of the office
     */
    public Assessment assess(FormData form, LocalDate today) {
        if (Ticks.isTicked(form, "/workAccident")) {
            return ClaimFormTexts.WORK_ACCIDENT;
        }
        List<FieldError> errors = new ArrayList<>();
        String number = CafatNumbers.bare(form.text("/cafatNumber").orElse(""));
        if (!number.isEmpty() && !numbers.matches(number)) {
            errors.add(new FieldError("/cafatNumber", noNumber()));
        }
        People.check(form, errors);
        FormDays days = FormDays.read(form, today, errors);
        return errors.isEmpty() ? accepted(form, number, days, today) : new Assessment.Wrong(errors);
    }

    private LocalizedText noNumber() {
        return new LocalizedText(
                ClaimFormTexts.NO_CAFAT_NUMBER.fr().formatted(numbers.expected().fr()),
                ClaimFormTexts.NO_CAFAT_NUMBER.en().formatted(numbers.expected().en()));
    }

    private Assessment accepted(FormData form, String number, FormDays days, LocalDate today) {
        DestinationRule.Destined destined = destinations.choose(form);
        List<LocalizedText> warnings = new ArrayList<>(destined.warnings());
        if (Ticks.isTicked(form, "/thirdPartyAccident")) {
            warnings.add(ClaimFormTexts.THIRD_PARTY);
        }
        if (People.isPatientUnnamed(form)) {
            warnings.add(ClaimFormTexts.UNNAMED_PATIENT);
        }
        limit.warning(days, today).ifPresent(warnings::add);
        return new Assessment.Accepted(
                form.text("/formNumber").orElseThrow().toUpperCase(Locale.ROOT),
                People.initials(form),
                destined.choice(),
                missing(form, number),
                warnings,
                number.isEmpty() ? Map.of() : Map.of(ClaimForms.CAFAT_NUMBER, number),
                People.addressee(form));
    }

    private static List<Assessment.Missing> missing(FormData form, String number) {
        List<Assessment.Missing> missing = new ArrayList<>();
        if (!Ticks.isTicked(form, "/signed")) {
            missing.add(ClaimFormTexts.SIGNATURE);
        }
        if (number.isEmpty()) {
            missing.add(ClaimFormTexts.CAFAT_NUMBER);
        }
        return missing;
    }
}
