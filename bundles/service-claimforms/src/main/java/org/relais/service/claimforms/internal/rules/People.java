package org.relais.service.claimforms.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.service.claimforms.internal.mutuals.Spelling;

/** The insured person and the patient. */
final class People {

    private static final List<String> NAMES =
            List.of("/insured/lastName", "/insured/firstName", "/patient/lastName", "/patient/firstName");

    private static final List<String> IDENTITY = List.of("/lastName", "/firstName", "/birthDate");

    private People() {}

    /**
     * Checks that names are names, and that the patient, when there is one, is somebody else.
     *
     * @param errors where what is wrong is added
     */
    static void check(FormData form, List<FieldError> errors) {
        NAMES.stream()
                .filter(pointer -> form.text(pointer)
                        .filter(name -> name.codePoints().noneMatch(Character::isLetter))
                        .isPresent())
                .forEach(pointer -> errors.add(new FieldError(pointer, ClaimFormTexts.NO_NAME)));
        if (form.at("/patient").isEmpty()) {
            return;
        }
        if (Ticks.isTicked(form, "/patientIsInsured")) {
            errors.add(new FieldError("/patient", ClaimFormTexts.PATIENT_IS_INSURED));
        } else if (identity(form, "/patient").equals(identity(form, "/insured"))) {
            errors.add(new FieldError("/patient", ClaimFormTexts.SAME_PERSON));
        }
    }

    private static List<String> identity(FormData form, String person) {
        return IDENTITY.stream()
                .map(member -> Spelling.folded(form.text(person + member).orElse("")))
                .toList();
    }

    /** The patient is another person, of whom the form says nothing more. */
    static boolean isPatientUnnamed(FormData form) {
        return form.at("/patientIsInsured").filter(Boolean.FALSE::equals).isPresent()
                && form.at("/patient").isEmpty();
    }

    static String initials(FormData form) {
        return Initials.of(
                form.text("/insured/firstName").orElse(""),
                form.text("/insured/lastName").orElse(""));
    }

    /** The lines of the insured person's address, for letters. */
    static List<String> addressee(FormData form) {
        List<String> lines = new ArrayList<>();
        lines.add(line(form, "/insured/firstName", "/insured/lastName"));
        lines.add(line(form, "/address/street"));
        lines.add(line(form, "/address/postalCode", "/address/commune"));
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    private static String line(FormData form, String... pointers) {
        return Stream.of(pointers)
                .flatMap(pointer -> form.text(pointer).stream())
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
