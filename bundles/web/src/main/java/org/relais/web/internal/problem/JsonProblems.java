package org.relais.web.internal.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** Tells a client which member of its JSON is wrong, and what would be right. */
public final class JsonProblems {

    private static final LocalizedText NOT_ALLOWED =
            new LocalizedText("Cette valeur n'est pas admise.", "This value is not allowed.");

    private JsonProblems() {}

    /** What is wrong with a body that Jackson refused; a refusal by a value's own constructor is passed on. */
    public static RelaisException of(JsonProcessingException failure) {
        Optional<RelaisException> own = own(failure);
        if (own.isPresent()) {
            return own.get();
        }
        if (!(failure instanceof JsonMappingException mapping)) {
            return malformed(failure);
        }
        if (mapping.getCause() instanceof JsonProcessingException cause && !(cause instanceof JsonMappingException)) {
            return malformed(cause);
        }
        if (String.valueOf(mapping.getOriginalMessage()).startsWith("Trailing token")) {
            return malformed(mapping);
        }
        return Errors.invalid(pointer(mapping.getPath()), detail(mapping));
    }

    /** A body that holds nothing where an object is expected. */
    public static RelaisException nothing() {
        return Errors.invalid(
                "", new LocalizedText("Le corps doit être un objet JSON.", "The body must be a JSON object."));
    }

    private static Optional<RelaisException> own(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RelaisException exception) {
                return Optional.of(exception);
            }
        }
        return Optional.empty();
    }

    private static RelaisException malformed(JsonProcessingException failure) {
        LocalizedText place = place(failure.getLocation());
        LocalizedText detail = String.valueOf(failure.getOriginalMessage()).startsWith("Duplicate")
                ? new LocalizedText(
                        "Un membre figure deux fois%s.".formatted(place.fr()),
                        "A member stands there twice%s.".formatted(place.en()))
                : new LocalizedText(
                        "Le JSON est mal formé%s.".formatted(place.fr()),
                        "The JSON is malformed%s.".formatted(place.en()));
        return RelaisException.of(Errors.MALFORMED_JSON, detail);
    }

    private static LocalizedText place(@Nullable JsonLocation at) {
        return at == null || at.getLineNr() < 1
                ? new LocalizedText("", "")
                : new LocalizedText(" (ligne %d, colonne %d)", " (line %d, column %d)")
                        .formatted(at.getLineNr(), at.getColumnNr());
    }

    private static LocalizedText detail(JsonMappingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return unknownMember(unknown);
        }
        if (failure instanceof MismatchedInputException mismatch && !(failure instanceof ValueInstantiationException)) {
            return ExpectedValue.of(mismatch.getTargetType());
        }
        return NOT_ALLOWED;
    }

    private static LocalizedText unknownMember(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        String names = known == null
                ? ""
                : known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
        return new LocalizedText("Membre inconnu « %s » ; admis : %s.", "Unknown member \"%s\"; allowed: %s.")
                .formatted(unknown.getPropertyName(), names);
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            String name = step.getFieldName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? String.valueOf(step.getIndex())
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
