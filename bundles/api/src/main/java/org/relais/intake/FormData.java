package org.relais.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.texts.Characters;
import org.relais.texts.LocalizedText;

/**
 * A filled form as an immutable tree, independent of how it travelled (JSON, XML). Values are {@link String}, {@link Long},
 * {@link BigDecimal}, {@link Boolean}, {@link List} and {@link Map}; nulls are left out. Fields are read by JSON Pointer
 * (RFC 6901), without escapes: {@code /call/startedAt}.
 */
public record FormData(Map<String, Object> members) {

    private static final int MOST_DECIMALS = 18;

    /** Numbers beyond it fit into no whole number of a machine, and their arithmetic has no bounds. */
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(MOST_DECIMALS);

    private static final LocalizedText BAD_NUMBER = new LocalizedText(
            "Un nombre de -10^18 à 10^18, avec 18 décimales au plus, est attendu.",
            "A number from -10^18 to 10^18 with at most 18 decimals is expected.");

    public FormData {
        members = copy(members);
    }

    /** A text field; empty when absent or not a text. */
    public Optional<String> text(String pointer) {
        return at(pointer).filter(String.class::isInstance).map(String.class::cast);
    }

    /** A whole number; empty when absent or not a whole number. */
    public OptionalLong number(String pointer) {
        return at(pointer).filter(Long.class::isInstance).map(Long.class::cast).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Any value; empty when absent. */
    public Optional<Object> at(String pointer) {
        Object value = members;
        for (String name : pointer.substring(1).split("/", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return Optional.ofNullable(value);
    }

    /**
     * What no channel can take, by pointer: texts with a character that cannot stand in one, and numbers beyond 10^18 or with more
     * than 18 decimals.
     */
    public List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        find("", members, faults);
        return List.copyOf(faults);
    }

    /** @throws RelaisException {@code invalid-request} that names all {@link #faults} */
    public void check() {
        List<FieldError> faults = faults();
        if (!faults.isEmpty()) {
            throw Errors.invalid(faults);
        }
    }

    private static void find(String pointer, Object value, List<FieldError> faults) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> find(FieldError.pointer(pointer, (String) name), member, faults));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                find(pointer + "/" + i, list.get(i), faults);
            }
        } else if (value instanceof String text) {
            Characters.fault(text).ifPresent(fault -> faults.add(new FieldError(pointer, fault)));
        } else if (value instanceof Long number && !isBounded(BigDecimal.valueOf(number))
                || value instanceof BigDecimal decimal && !isBounded(decimal)) {
            faults.add(new FieldError(pointer, BAD_NUMBER));
        }
    }

    private static boolean isBounded(BigDecimal number) {
        return number.scale() <= MOST_DECIMALS
                && number.scale() >= -MOST_DECIMALS
                && number.abs().compareTo(LARGEST) <= 0;
    }

    private static Map<String, Object> copy(Map<?, ?> source) {
        Map<String, Object> target = new LinkedHashMap<>();
        source.forEach((name, value) -> {
            if (value != null) {
                target.put((String) name, value(value));
            }
        });
        return java.util.Collections.unmodifiableMap(target);
    }

    private static Object value(Object source) {
        if (source instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (source instanceof List<?> list) {
            return list.stream().map(FormData::value).toList();
        }
        if (source instanceof Integer number) {
            return number.longValue();
        }
        if (source instanceof String
                || source instanceof Long
                || source instanceof Boolean
                || source instanceof BigDecimal) {
            return source;
        }
        throw new IllegalArgumentException(
                "a form cannot hold a " + source.getClass().getName());
    }
}
