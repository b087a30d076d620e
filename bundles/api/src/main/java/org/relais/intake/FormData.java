package org.relais.intake;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A filled form as an immutable tree, independent of how it travelled (JSON, XML). Values are {@link String}, {@link Long},
 * {@link BigDecimal}, {@link Boolean}, {@link List} and {@link Map}; nulls are left out. Fields are read by JSON Pointer
 * (RFC 6901), without escapes: {@code /call/startedAt}.
 */
public record FormData(Map<String, Object> members) {

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
