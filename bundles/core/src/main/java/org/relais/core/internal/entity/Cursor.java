package org.relais.core.internal.entity;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.relais.cases.CaseQuery;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/**
 * Where a page ended: which list it belongs to, and the ordering instant and the id of its last case. Opaque to clients.
 *
 * @param list fingerprint of the list's filters and order, see {@link #listOf}
 */
record Cursor(String list, Instant at, String id) {

    /** The fingerprint of a list: the same for all its pages. */
    static String listOf(CaseQuery query) {
        List<Object> parts = Arrays.asList(
                new TreeSet<>(query.statuses()),
                query.department(),
                query.assignee(),
                new TreeSet<>(query.topics()),
                query.channel(),
                query.receivedFrom(),
                query.receivedTo(),
                query.overdue(),
                query.text(),
                query.phone(),
                query.sort().wireName());
        return Integer.toHexString(parts.toString().hashCode());
    }

    /** @throws RelaisException {@code invalid-request} for a text that is no cursor of ours */
    static Cursor parse(String text, String list) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1);
            if (parts.length == 3 && parts[0].equals(list)) {
                return new Cursor(
                        list, Instant.parse(parts[1]), UUID.fromString(parts[2]).toString());
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
                        "Ce curseur ne vient pas de la page précédente de cette liste ; reprenez à la première page.",
                        "This cursor is not of the page before in this list; start again with the first page."));
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + "|" + at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }
}
