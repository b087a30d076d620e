package org.relais.example.channel.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseKey;
import org.relais.cases.Requester;
import org.relais.directory.SiteId;
import org.relais.errors.FieldError;

/**
 * One suggestion as it was read.
 *
 * @param about the running case that it is about, or null
 * @param errors what is wrong with it; when there are any, nothing else of it counts
 */
record SuggestionsEntry(
        String kind,
        String text,
        @Nullable SiteId site,
        @Nullable Requester requester,
        @Nullable CaseKey about,
        List<FieldError> errors) {

    private static final int LONGEST_SUBJECT = 200;

    SuggestionsEntry {
        errors = List.copyOf(errors);
    }

    boolean isThanks() {
        return kind.equals("THANKS");
    }

    /** Its first line. */
    String subject() {
        String line = text.lines().findFirst().orElse(text);
        return line.substring(0, Math.min(line.length(), LONGEST_SUBJECT));
    }
}
