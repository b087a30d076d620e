package org.relais.service.desk.internal.forms;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.intake.FormData;
import org.relais.spi.service.Assessment;
import org.relais.texts.LocalizedText;

/**
 * What a form says, and what was found of it: all that is sealed.
 *
 * @param initials of the person, as they stand on slips
 * @param addressee lines of the address for letters
 * @param reason why it goes where it goes
 * @param found values by which the forms of this person are found
 * @param remark what somebody wrote when it was given back or closed; null until then
 */
record FormContent(
        FormData form,
        String initials,
        List<String> addressee,
        LocalizedText reason,
        List<Assessment.Missing> missing,
        List<LocalizedText> warnings,
        Map<String, String> found,
        @Nullable String remark) {

    FormContent {
        addressee = List.copyOf(addressee);
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
        found = Map.copyOf(found);
    }

    static FormContent of(FormData form, Assessment.Accepted accepted) {
        return new FormContent(
                form,
                accepted.initials(),
                accepted.addressee(),
                accepted.destination().reason(),
                accepted.missing(),
                accepted.warnings(),
                accepted.found(),
                null);
    }

    FormContent with(String written) {
        return new FormContent(form, initials, addressee, reason, missing, warnings, found, written);
    }
}
