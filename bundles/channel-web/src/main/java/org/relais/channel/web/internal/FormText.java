package org.relais.channel.web.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The form of a request as it lies in the bundle: JSON Schema 2020-12. */
final class FormText {

    private FormText() {}

    static String read() {
        try (InputStream resource = FormText.class.getResourceAsStream("/form.json")) {
            return new String(Objects.requireNonNull(resource, "form.json").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
