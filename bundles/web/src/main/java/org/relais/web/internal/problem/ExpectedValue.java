package org.relais.web.internal.problem;

import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/** What a member of a request should have been, in words. */
final class ExpectedValue {

    private ExpectedValue() {}

    static LocalizedText of(@Nullable Class<?> type) {
        if (type == null) {
            return new LocalizedText("Valeur non admise.", "Value not allowed.");
        }
        if (type.isEnum()) {
            String names = Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.joining(", "));
            return new LocalizedText("Indiquez l'une des valeurs %s.", "Give one of %s.").formatted(names);
        }
        if (type == LocalDate.class) {
            return new LocalizedText("Indiquez une date comme 2021-09-23.", "Give a date like 2021-09-23.");
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return new LocalizedText(
                    "Indiquez une date et une heure avec décalage, comme 2021-09-23T07:00:00+11:00.",
                    "Give a date and time with its offset, like 2021-09-23T07:00:00+11:00.");
        }
        return ofShape(type);
    }

    private static LocalizedText ofShape(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return new LocalizedText("Indiquez true ou false.", "Give true or false.");
        }
        if (type == double.class || type == float.class || type == Double.class || type == Float.class) {
            return new LocalizedText("Indiquez un nombre.", "Give a number.");
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return new LocalizedText("Indiquez un nombre entier.", "Give a whole number.");
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return new LocalizedText("Indiquez un texte.", "Give a text.");
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return new LocalizedText("Indiquez une liste.", "Give a list.");
        }
        if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return new LocalizedText("Indiquez un objet.", "Give an object.");
        }
        return new LocalizedText("Cette valeur n'a pas la forme attendue.", "This value is not of the expected form.");
    }
}
