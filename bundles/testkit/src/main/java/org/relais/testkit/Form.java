package org.relais.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.Optional;
import java.util.function.BiConsumer;
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

    /** As plug-ins get it. */
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
    public List<FieldError> errors(JsonSchema schema) {
        return schema.validate(tree).stream().map(Form::error).toList();
    }

    /** A schema, for many forms. */
    public static JsonSchema compile(String schema) {
        JsonSchema compiled = FACTORY.getSchema(schema, InputFormat.JSON, POINTERS);
        compiled.initializeValidators();
        return compiled;
    }

    /** What JSON Schema 2020-12 itself refuses in a schema. */
    public static List<String> errorsOfSchema(String schema) {
        JsonSchema metaSchema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"), POINTERS);
        return metaSchema.validate(schema, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** Fails unless this is a JSON Schema 2020-12, and one of an object. */
    public static void assertSchema(String schema) {
        JsonNode read = read(schema);
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                read.path("$schema").asText(),
                "$schema");
        assertEquals(List.of(), errorsOfSchema(schema));
        assertEquals("object", read.path("type").asText(), "type");
    }

    /** Pointers to properties, anywhere in the schema, without a title in French or in English. */
    public static List<String> untitled(String schema) {
        List<String> untitled = new ArrayList<>();
        walk("", read(schema), (pointer, property) -> {
            for (String title : List.of("title", "x-title-en")) {
                if (property.path(title).asText().isBlank()) {
                    untitled.add(pointer + " has no " + title);
                }
            }
        });
        return untitled;
    }

    /** Pointers to all properties of a schema; an element of a list is {@code -}. */
    public static List<String> members(String schema) {
        List<String> members = new ArrayList<>();
        walk("", read(schema), (pointer, property) -> members.add(pointer));
        return members;
    }

    private static void walk(String pointer, JsonNode schema, BiConsumer<String, JsonNode> found) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String here = FieldError.pointer(pointer, property.getKey());
            found.accept(here, property.getValue());
            walk(here, property.getValue(), found);
        }
        JsonNode items = schema.path("items");
        if (items.isObject()) {
            walk(pointer + "/-", items, found);
        }
    }

    /** Any JSON. */
    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("not JSON: " + json, broken);
        }
    }

    /** The same form spoilt in one place, in every way that a test can think of. */
    public List<Form> variations() {
        List<Form> variations = new ArrayList<>();
        for (JsonNode variation : Variations.of(tree)) {
            variations.add(new Form(variation));
        }
        return variations;
    }

    /** The same form with one member more of this name, in each of its objects. */
    public List<Form> withMember(String name) {
        return Variations.withMember(tree, name).stream().map(Form::new).toList();
    }

    /** The same form with this in the place of one of its texts, in each of them. */
    public List<Form> saying(String text) {
        return Variations.saying(tree, text).stream().map(Form::new).toList();
    }

    /** The same form with what another one says at a pointer; empty when that says nothing there. */
    public Optional<Form> supplied(String pointer, Form other) {
        JsonNode value = other.tree.at(pointer);
        return value.isMissingNode() ? Optional.empty() : Optional.of(new Form(Variations.with(tree, pointer, value)));
    }

    /** True for one with characters or numbers that no form can hold: nobody gets to see it. */
    public boolean isBroken() {
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
