package org.relais.core.internal.queues;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.relais.cases.Priority;
import org.relais.core.internal.queues.QueueStore.Position;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** Where a page of a queue ended, as a text that is opaque to clients. */
final class QueueCursor {

    private QueueCursor() {}

    static String text(String queue, Position position) {
        String plain = String.join(
                "|", queue, position.priority().name(), position.dueAt().toString(), position.id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws RelaisException {@code invalid-request} for a text that is no cursor of this queue */
    static Position parse(String text, String queue) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1);
            if (parts.length == 4 && parts[0].equals(queue)) {
                return new Position(
                        Priority.valueOf(parts[1]),
                        Instant.parse(parts[2]),
                        UUID.fromString(parts[3]).toString());
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
                        "Ce curseur ne vient pas de la page précédente de cette file ; reprenez à la première page.",
                        "This cursor is not of the page before in this queue; start again with the first page."));
    }
}
