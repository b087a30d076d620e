package org.relais.soap.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.texts.Characters;
import org.relais.texts.LocalizedText;

/** JSON within an element, where a contract has what the office writes as it stands. */
final class JsonText {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(100)
                            .maxNameLength(256)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectReader LIST = JSON.readerForListOf(Object.class);
    private static final ObjectReader OBJECT = JSON.readerForMapOf(Object.class);

    private JsonText() {}

    /** @throws org.relais.errors.RelaisException {@code invalid-request} for what is no JSON list, or has what no form can have */
    static List<Object> list(String pointer, String text) {
        List<Object> list = read(
                LIST, text, pointer, new LocalizedText("Une liste JSON est attendue.", "A JSON list is expected."));
        List<FieldError> faults = new ArrayList<>();
        return checked(items(pointer, list, faults), faults);
    }

    /**
     * The same form as the same JSON over REST: absent means absent, so a null is refused by pointer.
     *
     * @param element pointer of the element that has the text
     * @param root pointer of the form, with which those of its members begin
     * @throws org.relais.errors.RelaisException {@code invalid-request} for what is no JSON object, or has what no form can have
     */
    static FormData form(String element, String root, String text) {
        Map<String, Object> object = read(
                OBJECT, text, element, new LocalizedText("Un objet JSON est attendu.", "A JSON object is expected."));
        List<FieldError> faults = new ArrayList<>();
        return new FormData(checked(members(root, object, faults), faults));
    }

    private static <T> T read(ObjectReader reader, String text, String pointer, LocalizedText expected) {
        try {
            @Nullable T value = reader.readValue(text);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException malformed) {
            // said below
        }
        throw Errors.invalid(pointer, expected);
    }

    private static <T> T checked(T value, List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw Errors.invalid(faults);
        }
        return value;
    }

    private static Map<String, Object> members(String pointer, Map<?, ?> object, List<FieldError> faults) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            String name = (String) key;
            @Nullable LocalizedText fault = Characters.fault(name).orElse(null);
            if (fault != null) {
                faults.add(new FieldError(
                        pointer,
                        new LocalizedText("Nom d'un champ : " + fault.fr(), "Name of a field: " + fault.en())));
            } else {
                members.put(name, value(FieldError.pointer(pointer, name), value, faults));
            }
        });
        return members;
    }

    private static List<Object> items(String pointer, List<?> list, List<FieldError> faults) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(value(pointer + "/" + i, list.get(i), faults));
        }
        return items;
    }

    private static Object value(String pointer, @Nullable Object value, List<FieldError> faults) {
        if (value == null) {
            faults.add(new FieldError(
                    pointer,
                    new LocalizedText(
                            "null n'est pas admis : omettez le champ.", "null is not allowed: leave the field out.")));
            return "";
        }
        if (value instanceof Map<?, ?> object) {
            return members(pointer, object, faults);
        }
        if (value instanceof List<?> list) {
            return items(pointer, list, faults);
        }
        return value instanceof BigInteger number ? new BigDecimal(number) : value;
    }

    /** Values of a form as JSON. */
    static String of(Map<String, Object> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a form always becomes JSON", e);
        }
    }
}
