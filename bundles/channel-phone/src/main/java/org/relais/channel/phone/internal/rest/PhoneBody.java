package org.relais.channel.phone.internal.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/** Reads bodies of requests: one JSON object without nulls, or an encoded form. */
final class PhoneBody {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private PhoneBody() {}

    /**
     * The members of a JSON object; nothing at all stands for none.
     *
     * @throws RelaisException {@code malformed-json}; {@code invalid-request} that names what no form can hold
     */
    static FormData json(InputStream body) throws IOException {
        byte[] bytes = body.readAllBytes();
        if (bytes.length == 0) {
            return new FormData(Map.of());
        }
        Map<String, Object> members;
        try {
            members = JSON.readValue(bytes, OBJECT);
        } catch (JsonProcessingException malformed) {
            throw RelaisException.builder(
                            Errors.MALFORMED_JSON,
                            new LocalizedText("Un objet JSON est attendu.", "A JSON object is expected."))
                    .cause(malformed)
                    .build();
        }
        if (members == null) {
            throw Errors.invalid("", new LocalizedText("Un objet JSON est attendu.", "A JSON object is expected."));
        }
        List<FieldError> nulls = new ArrayList<>();
        FormData form = new FormData(object("", members, nulls));
        if (!nulls.isEmpty()) {
            throw Errors.invalid(nulls);
        }
        form.check();
        return form;
    }

    private static Map<String, Object> object(String pointer, Map<?, ?> source, List<FieldError> nulls) {
        Map<String, Object> target = new LinkedHashMap<>();
        source.forEach((name, value) ->
                target.put((String) name, value(FieldError.pointer(pointer, (String) name), value, nulls)));
        return target;
    }

    private static Object value(String pointer, Object value, List<FieldError> nulls) {
        if (value == null) {
            nulls.add(new FieldError(
                    pointer,
                    new LocalizedText(
                            "null n'est pas admis : omettez le champ.", "null is not allowed: leave the field out.")));
            return "";
        }
        if (value instanceof Map<?, ?> map) {
            return object(pointer, map, nulls);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(value(pointer + "/" + items.size(), item, nulls)));
            return items;
        }
        return value instanceof BigInteger large ? new BigDecimal(large) : value;
    }

    /** A JSON object as text again. */
    static String text(FormData form) {
        try {
            return JSON.writeValueAsString(form.members());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What {@link #text} wrote. */
    static Map<String, Object> members(String text) {
        try {
            return JSON.readValue(text, OBJECT);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    /** The fields of an encoded form (application/x-www-form-urlencoded); one that stands several times is a list. */
    static FormData encoded(InputStream body) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        try {
            for (String field : text.split("&")) {
                if (!field.isEmpty()) {
                    int end = field.indexOf('=');
                    String name = decoded(end < 0 ? field : field.substring(0, end));
                    add(fields, name, end < 0 ? "" : decoded(field.substring(end + 1)));
                }
            }
        } catch (IllegalArgumentException malformed) {
            throw Errors.invalid(
                    "", new LocalizedText("Le formulaire est mal encodé.", "The form is not encoded as it should be."));
        }
        FormData form = new FormData(fields);
        form.check();
        return form;
    }

    private static void add(Map<String, Object> fields, String name, String value) {
        fields.merge(name, value, (before, after) -> {
            List<Object> all = new ArrayList<>(before instanceof List<?> list ? list : List.of(before));
            all.add(after);
            return all;
        });
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
