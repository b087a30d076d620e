package org.relais.service.desk.internal.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.services.ServiceErrors;
import org.relais.spi.service.Assessment;
import org.relais.texts.LocalizedText;

/** Puts into a form what was missing, and nothing else: what the form says otherwise is not the desk's to change. */
final class SuppliedMembers {

    private SuppliedMembers() {}

    /**
     * The form with the supplied members.
     *
     * @throws RelaisException {@code form-not-missing} for a member that is not missing
     */
    static FormData into(FormData form, FormData supplied, List<Assessment.Missing> missing) {
        List<String> allowed = missing.stream().map(Assessment.Missing::pointer).toList();
        List<String> refused = leaves("", supplied.members()).stream()
                .filter(leaf -> allowed.stream().noneMatch(pointer -> isWithin(leaf, pointer)))
                .toList();
        if (!refused.isEmpty()) {
            throw RelaisException.builder(
                            ServiceErrors.NOT_MISSING,
                            new LocalizedText(
                                            "Seul ce qui manque peut être apporté : %s. Pour toute autre erreur, retournez le"
                                                    + " formulaire.",
                                            "Only what is missing can be supplied: %s. For any other mistake, return the form.")
                                    .formatted(String.join(", ", allowed)))
                    .errors(refused.stream()
                            .map(leaf -> new FieldError(
                                    "/supplied" + leaf, new LocalizedText("Ne manque pas.", "Is not missing.")))
                            .toList())
                    .members(Map.of("missing", allowed))
                    .build();
        }
        return new FormData(merged(form.members(), supplied.members()));
    }

    private static boolean isWithin(String leaf, String pointer) {
        return leaf.equals(pointer) || leaf.startsWith(pointer + "/");
    }

    private static List<String> leaves(String pointer, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return List.of(pointer);
        }
        List<String> leaves = new ArrayList<>();
        map.forEach((name, member) -> leaves.addAll(leaves(FieldError.pointer(pointer, (String) name), member)));
        return leaves;
    }

    private static Map<String, Object> merged(Map<?, ?> form, Map<?, ?> supplied) {
        Map<String, Object> merged = new LinkedHashMap<>();
        form.forEach((name, value) -> merged.put((String) name, value));
        supplied.forEach((name, value) -> merged.put(
                (String) name,
                value instanceof Map<?, ?> inner && merged.get(name) instanceof Map<?, ?> outer
                        ? merged(outer, inner)
                        : value));
        return merged;
    }
}
