package org.relais.soap.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.relais.errors.Errors;
import org.relais.texts.LocalizedText;

/** JSON within an element, where a contract has what the office writes as it stands. */
final class JsonText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectReader LIST = JSON.readerForListOf(Object.class);
    private static final ObjectReader OBJECT = JSON.readerForMapOf(Object.class);

    private JsonText() {}

    /** @throws org.relais.errors.RelaisException {@code invalid-request} for what is no JSON list */
    static List<Object> list(String pointer, String text) {
        try {
            return LIST.readValue(text);
        } catch (JsonProcessingException malformed) {
            throw Errors.invalid(
                    pointer, new LocalizedText("Une liste JSON est attendue.", "A JSON list is expected."));
        }
    }

    /** @throws org.relais.errors.RelaisException {@code invalid-request} for what is no JSON object */
    static Map<String, Object> object(String pointer, String text) {
        try {
            return OBJECT.readValue(text);
        } catch (JsonProcessingException malformed) {
            throw Errors.invalid(
                    pointer, new LocalizedText("Un objet JSON est attendu.", "A JSON object is expected."));
        }
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
