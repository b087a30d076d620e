package org.relais.rest.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.texts.Characters;
import org.relais.texts.LocalizedText;

/**
 * Reads a request's body, one JSON object, as a form. Stricter than JSON: a null is refused by pointer, since absent means absent,
 * and so is a name that stands twice. Nesting and lengths are bounded.
 */
final class JsonForm {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(100)
                    .maxNameLength(256)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;
    private final List<FieldError> nulls = new ArrayList<>();

    private JsonForm(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a body that has to be there.
     *
     * @throws RelaisException {@code malformed-json}; {@code invalid-request} that names what is wrong
     * @throws IOException when the body does not arrive, or not as it should
     */
    static FormData read(InputStream body) throws IOException {
        return parse(body, parser -> new JsonForm(parser).form(parser.nextToken()));
    }

    /**
     * Reads the members of an object, for {@link org.relais.errors.Parameters}; nothing at all stands for an object without members.
     *
     * @throws RelaisException {@code malformed-json}; {@code invalid-request} that names what is wrong
     * @throws IOException when the body does not arrive, or not as it should
     */
    static Map<String, Object> readMembers(InputStream body) throws IOException {
        return parse(body, parser -> {
            @Nullable JsonToken first = parser.nextToken();
            return first == null ? Map.of() : new JsonForm(parser).form(first).members();
        });
    }

    private static <T> T parse(InputStream body, Reading<T> reading) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            return reading.read(parser);
        } catch (JsonProcessingException malformed) {
            JsonLocation place = malformed.getLocation();
            throw malformed(place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr(), malformed);
        } catch (CharConversionException malformed) {
            throw malformed(1, 1, malformed);
        }
    }

    private static RelaisException malformed(int line, int column, IOException cause) {
        return RelaisException.builder(
                        Errors.MALFORMED_JSON,
                        new LocalizedText(
                                        "Le JSON est mal formé (ligne %d, colonne %d).",
                                        "The JSON is malformed (line %d, column %d).")
                                .formatted(line, column))
                .cause(cause)
                .build();
    }

    private FormData form(@Nullable JsonToken first) throws IOException {
        if (first != JsonToken.START_OBJECT) {
            throw Errors.invalid("", new LocalizedText("Un objet JSON est attendu.", "A JSON object is expected."));
        }
        Map<String, Object> members = object("");
        if (parser.nextToken() != null) {
            throw Errors.invalid(
                    "", new LocalizedText("Du texte suit l'objet JSON.", "Something follows the JSON object."));
        }
        if (!nulls.isEmpty()) {
            throw Errors.invalid(nulls);
        }
        return new FormData(members);
    }

    private Map<String, Object> object(String pointer) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = name(pointer);
            parser.nextToken();
            @Nullable Object value = value(FieldError.pointer(pointer, name));
            if (value != null) {
                members.put(name, value);
            }
        }
        return members;
    }

    /** The name of a member; one that no answer can carry is refused at once, since no pointer could name it. */
    private String name(String pointer) throws IOException {
        String name = parser.currentName();
        @Nullable LocalizedText fault = Characters.fault(name).orElse(null);
        if (fault != null) {
            throw Errors.invalid(
                    pointer, new LocalizedText("Nom d'un champ : " + fault.fr(), "Name of a field: " + fault.en()));
        }
        return name;
    }

    private List<Object> array(String pointer) throws IOException {
        List<Object> items = new ArrayList<>();
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            @Nullable Object value = value(pointer + "/" + i);
            if (value != null) {
                items.add(value);
            }
        }
        return items;
    }

    private @Nullable Object value(String pointer) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            nulls.add(new FieldError(
                    pointer,
                    new LocalizedText(
                            "null n'est pas admis : omettez le champ.", "null is not allowed: leave the field out.")));
            return null;
        }
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (token == JsonToken.START_OBJECT) {
            return object(pointer);
        }
        if (token == JsonToken.START_ARRAY) {
            return array(pointer);
        }
        return token.isBoolean() ? (Object) parser.getBooleanValue() : number();
    }

    private Object number() throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> parser.getDecimalValue();
        };
    }

    /** Reads something from a parser. */
    private interface Reading<T> {
        T read(JsonParser parser) throws IOException;
    }
}
