package org.relais.core.internal.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AnnotationKeyword;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/** A channel's form as a JSON Schema 2020-12, compiled. Thread-safe. */
final class FormSchema {

    /** JSON Schema 2020-12; keywords it does not know, such as the English titles of a form, are annotations (core, 6.5). */
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    .unknownKeywordFactory((keyword, context) -> new AnnotationKeyword(keyword))
                    .build()));

    /** Nobody mends more at a time. */
    private static final int MAX_ERRORS = 50;

    private final JsonSchema schema;

    /** @throws RuntimeException when the text is no schema */
    FormSchema(String text) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
        schema = FACTORY.getSchema(text, InputFormat.JSON, config);
        schema.initializeValidators();
    }

    /** What the schema refuses in the form, field by field, {@link #MAX_ERRORS} at most; empty for a good form. */
    List<FieldError> check(FormData form) {
        JsonNode tree = FormJson.tree(form);
        List<ValidationMessage> french = messages(tree, Locale.FRENCH);
        if (french.isEmpty()) {
            return List.of();
        }
        List<ValidationMessage> english = messages(tree, Locale.ENGLISH);
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < french.size(); i++) {
            ValidationMessage message = french.get(i);
            errors.add(new FieldError(
                    pointer(message),
                    new LocalizedText(message.getError(), english.get(i).getError())));
        }
        return List.copyOf(errors);
    }

    private List<ValidationMessage> messages(JsonNode tree, Locale locale) {
        Set<ValidationMessage> messages =
                schema.validate(tree, context -> context.getExecutionConfig().setLocale(locale));
        return messages.stream().limit(MAX_ERRORS).toList();
    }

    /** A missing or unknown member is named itself, not the object it is missing from. */
    private static String pointer(ValidationMessage message) {
        String location = message.getInstanceLocation().toString();
        return message.getProperty() == null ? location : location + "/" + message.getProperty();
    }
}
