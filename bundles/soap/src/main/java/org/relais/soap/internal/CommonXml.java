package org.relais.soap.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.soap.internal.contract.common.LocalizedText;

/** What all contracts but that of the case desk spell alike. */
final class CommonXml {

    private CommonXml() {}

    static LocalizedText of(org.relais.texts.LocalizedText text) {
        LocalizedText element = new LocalizedText();
        element.setFr(text.fr());
        element.setEn(text.en());
        return element;
    }

    /** Null for an element that is absent. */
    static @Nullable LocalizedText optional(org.relais.texts.@Nullable LocalizedText text) {
        return text == null ? null : of(text);
    }

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static @Nullable String optional(@Nullable Instant instant) {
        return instant == null ? null : text(instant);
    }

    /** The text of what is written as itself, null for what is absent. */
    static @Nullable String optional(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static org.relais.texts.LocalizedText read(LocalizedText element) {
        return new org.relais.texts.LocalizedText(element.getFr(), element.getEn());
    }

    static OptionalLong revision(@Nullable Long expected) {
        return expected == null ? OptionalLong.empty() : OptionalLong.of(expected);
    }

    /** @throws RelaisException {@code not-found} for what is no identifier at all */
    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noIdentifier) {
            throw RelaisException.of(
                    Errors.NOT_FOUND,
                    new org.relais.texts.LocalizedText("Ce n'est pas un identifiant.", "This is no identifier."));
        }
    }

    static List<LocalizedText> all(List<org.relais.texts.LocalizedText> texts) {
        return texts.stream().map(CommonXml::of).toList();
    }
}
