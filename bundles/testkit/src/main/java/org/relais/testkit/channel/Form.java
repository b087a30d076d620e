package org.relais.testkit.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.AnnotationKeyword;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.spi.channel.ChannelDescriptor;
import org.relais.texts.LocalizedText;

/** A filled form as the sender wrote it, checked as the running system checks it. A value. */
public final class Form {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Keywords that JSON Schema does not know, such as the English titles of a form, are annotations (core, 6.5). */
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    .unknownKeywordFactory((keyword, context) -> new AnnotationKeyword(keyword))
                    .build()));

    private static final SchemaValidatorsConfig POINTERS =
            SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();

    private final JsonNode tree;

    Form(JsonNode tree) {
        this.tree = tree;
    }

    /** Reads a JSON object. */
    public static Form of(String json) {
        return new Form(read(json));
    }

    /** The form that was read already. */
    public static Form of(FormData data) {
        return new Form(JSON.valueToTree(data.members()));
    }

    /** As channels get it. */
    public FormData data() {
        try {
            return new FormData(JSON.readValue(tree.toString(), new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the channel's schema refuses; empty for a form that the channel gets to see. */
    public List<FieldError> errors(ChannelDescriptor descriptor) {
        return errors(FACTORY.getSchema(descriptor.form(), InputFormat.JSON, POINTERS));
    }

    /** The same with a schema that is compiled once for many forms. */
    List<FieldError> errors(JsonSchema schema) {
        return schema.validate(tree).stream().map(Form::error).toList();
    }

    static JsonSchema compile(String schema) {
        JsonSchema compiled = FACTORY.getSchema(schema, InputFormat.JSON, POINTERS);
        compiled.initializeValidators();
        return compiled;
    }

    /** What JSON Schema 2020-12 itself refuses in a schema. */
    static List<String> errorsOfSchema(String schema) {
        JsonSchema metaSchema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"), POINTERS);
        return metaSchema.validate(schema, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** Pointers to properties, anywhere in the schema, without a title in French or in English. */
    static List<String> untitled(String schema) {
        List<String> untitled = new ArrayList<>();
        untitled("", read(schema), untitled);
        return untitled;
    }

    private static void untitled(String pointer, JsonNode schema, List<String> untitled) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String here = FieldError.pointer(pointer, property.getKey());
            for (String title : List.of("title", "x-title-en")) {
                if (property.getValue().path(title).asText().isBlank()) {
                    untitled.add(here + " has no " + title);
                }
            }
            untitled(here, property.getValue(), untitled);
        }
        JsonNode items = schema.path("items");
        if (items.isObject()) {
            untitled(pointer + "/-", items, untitled);
        }
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("not JSON: " + json, broken);
        }
    }

    /** The same form spoilt in one place, in every way that a test can think of. */
    List<Form> variations() {
        List<Form> variations = new ArrayList<>();
        for (JsonNode variation : Variations.of(tree)) {
            variations.add(new Form(variation));
        }
        return variations;
    }

    /** The same form with one unknown member more, in each of its objects. */
    List<Form> withUnknownMembers() {
        return Variations.withUnknownMembers(tree).stream().map(Form::new).toList();
    }

    boolean isBroken() {
        return !data().faults().isEmpty();
    }

    /** A missing or unknown member is named itself, as the intake desk does. */
    private static FieldError error(ValidationMessage message) {
        String location = message.getInstanceLocation().toString();
        String pointer = message.getProperty() == null ? location : location + "/" + message.getProperty();
        return new FieldError(pointer, new LocalizedText(message.getError(), message.getError()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Form form && form.tree.equals(tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    @Override
    public String toString() {
        String text = tree.toString();
        return text.length() <= 400
                ? text
                : text.substring(0, 400) + String.format(Locale.ROOT, "... (%d)", text.length());
    }
}
