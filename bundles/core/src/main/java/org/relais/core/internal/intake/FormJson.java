package org.relais.core.internal.intake;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.relais.intake.FormData;
import org.relais.spi.encryption.FieldEncryption;

/** Forms as JSON: the canonical text that is stored and compared, and the tree that a schema checks. */
final class FormJson {

    /** A form of which everything was taken away. */
    static final String NOTHING = "{}";

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

    /** The form without the members at these JSON Pointers; empty when it has none of them. In a list, an empty value keeps their place. */
    static Optional<String> without(String canonical, List<String> pointers) {
        try {
            JsonNode tree = JSON.readTree(canonical);
            boolean less = false;
            for (String pointer : pointers) {
                less |= remove(tree, JsonPointer.compile(pointer));
            }
            return less ? Optional.of(JSON.writeValueAsString(tree)) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored form is damaged", e);
        }
    }

    private static boolean remove(JsonNode tree, JsonPointer pointer) {
        JsonNode parent = tree.at(pointer.head());
        JsonNode there = tree.at(pointer);
        if (parent instanceof ObjectNode object) {
            return object.remove(pointer.last().getMatchingProperty()) != null;
        }
        JsonNode nothing = there.isObject() ? JSON.createObjectNode() : TextNode.valueOf("");
        if (parent instanceof ArrayNode list && !there.isMissingNode() && !there.equals(nothing)) {
            list.set(pointer.last().getMatchingIndex(), nothing);
            return true;
        }
        return false;
    }

    static JsonNode tree(FormData form) {
        return JSON.valueToTree(form.members());
    }
}
