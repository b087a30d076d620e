package org.relais.procedures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.texts.Characters;
import org.relais.texts.LocalizedText;

/** Reads the members of a form that are no texts; the texts are left to {@link Parameters}. */
final class Forms {

    private Forms() {}

    /** A list of texts; absent is empty, one text stands for a list of it. */
    static List<String> texts(FormData form, String name, List<FieldError> errors) {
        Object value = form.members().get(name);
        List<?> list = value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            if (list.get(index) instanceof String text && Characters.fault(text).isEmpty()) {
                texts.add(text);
            } else {
                errors.add(new FieldError(
                        "/" + name + "/" + index, new LocalizedText("Un texte est attendu.", "A text is expected.")));
            }
        }
        return texts;
    }

    /** A truth value, also by its name; absent is false. */
    static boolean flag(FormData form, String name, List<FieldError> errors) {
        Object value = form.members().get(name);
        if (value != null && !List.of("true", "false").contains(value.toString())) {
            errors.add(
                    new FieldError("/" + name, new LocalizedText("true ou false attendu.", "true or false expected.")));
        }
        return value != null && value.toString().equals("true");
    }

    /** The members that are not among these. Whole numbers count as their digits. */
    static Parameters rest(FormData form, List<String> without) {
        Map<String, Object> rest = new LinkedHashMap<>(form.members());
        rest.keySet().removeAll(without);
        rest.replaceAll((name, value) -> value instanceof Long number ? number.toString() : value);
        return new Parameters(rest);
    }

    /** @throws RelaisException {@code invalid-request} that names everything that is wrong */
    static void check(Parameters rest, List<FieldError> errors) {
        List<FieldError> all = new ArrayList<>(errors);
        try {
            rest.check();
        } catch (RelaisException refused) {
            all.addAll(refused.errors());
        }
        if (!all.isEmpty()) {
            throw Errors.invalid(all);
        }
    }
}
