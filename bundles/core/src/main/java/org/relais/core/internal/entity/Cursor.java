package org.relais.core.internal.entity;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** Where a page ended: the ordering instant and the id of its last case. Opaque to clients. */
record Cursor(Instant at, String id) {

    /** @throws RelaisException {@code invalid-request} for a text that is no cursor of ours */
    static Cursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1);
            if (parts.length == 2) {
                return new Cursor(Instant.parse(parts[0]), parts[1]);
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw invalid();
        }
        throw invalid();
    }

    private static RelaisException invalid() {
        return Errors.invalid(
                "/cursor",
                new LocalizedText(
                        "Ce curseur ne vient pas de la page précédente ; reprenez à la première page.",
                        "This cursor is not one of ours; start again with the first page."));
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }
}
