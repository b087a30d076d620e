package org.relais.channel.web.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/** Forms as JSON: what a body holds, and what a draft keeps. */
final class Forms {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int DEEPEST = 16;

    private Forms() {}

    static String write(FormData form) {
        try {
            return JSON.writeValueAsString(form.members());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a form always becomes JSON", e);
        }
    }

    static FormData parse(String json) {
        try {
            Map<String, Object> members = JSON.readValue(json, new TypeReference<>() {});
            return new FormData(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored draft is damaged", e);
        }
    }

    /**
     * The members of a body as a form; null, which says nothing, is refused by its pointer.
     *
     * @throws org.relais.errors.RelaisException {@code invalid-request}
     */
    static FormData of(Map<String, Object> body) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, Object> members = members("", body, 1, errors);
        if (!errors.isEmpty()) {
            throw Errors.invalid(errors);
        }
        return new FormData(members);
    }

    private static Map<String, Object> members(String pointer, Map<?, ?> source, int depth, List<FieldError> errors) {
        Map<String, Object> members = new LinkedHashMap<>();
        source.forEach((name, value) -> {
            String place = FieldError.pointer(pointer, String.valueOf(name));
            @Nullable Object read = value(place, value, depth + 1, errors);
            if (read != null) {
                members.put(String.valueOf(name), read);
            }
        });
        return members;
    }

    private static @Nullable Object value(String pointer, @Nullable Object value, int depth, List<FieldError> errors) {
        if (value == null || depth > DEEPEST) {
            errors.add(new FieldError(
                    pointer,
                    value == null
                            ? new LocalizedText(
                                    "null n'est pas admis : omettez le champ.",
                                    "null is not allowed: leave the field out.")
                            : new LocalizedText("Trop de niveaux.", "Too many levels.")));
            return null;
        }
        if (value instanceof Map<?, ?> map) {
            return members(pointer, map, depth, errors);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                @Nullable Object item = value(pointer + "/" + i, list.get(i), depth + 1, errors);
                if (item != null) {
                    items.add(item);
                }
            }
            return items;
        }
        boolean known = value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long;
        return known ? value : new BigDecimal(value.toString());
    }
}
