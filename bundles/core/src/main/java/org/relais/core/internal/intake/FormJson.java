package org.relais.core.internal.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import org.relais.intake.FormData;
import org.relais.spi.encryption.FieldEncryption;

/** Forms as JSON: the canonical text that is stored and compared, and the tree that a schema checks. */
final class FormJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private FormJson() {}

    /** Members in alphabetical order, no white space: the same form always gives the same text. */
    static String canonical(FormData form) {
        try {
            return JSON.writeValueAsString(form.members());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a form always becomes JSON", e);
        }
    }

    static FormData parse(String canonical) {
        try {
            Map<String, Object> members = JSON.readValue(canonical, new TypeReference<>() {});
            return new FormData(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored form is damaged", e);
        }
    }

    /** Empty for a form that could not be opened: whoever shows many shows the others. */
    static Optional<FormData> readable(String form) {
        return form.startsWith(FieldEncryption.PREFIX) ? Optional.empty() : Optional.of(parse(form));
    }

    static JsonNode tree(FormData form) {
        return JSON.valueToTree(form.members());
    }
}
