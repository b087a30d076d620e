package org.relais.channel.dropbox.internal;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Requester;
import org.relais.channel.dropbox.internal.mail.Round;
import org.relais.directory.SiteId;

/**
 * An envelope as whoever sorts it says.
 *
 * @param round null for a delivery by hand
 * @param envelope its number within the round; null likewise
 * @param stamp a date, {@code illegible}, or null for none
 * @param sender null when unknown
 * @param override why the rule is broken; null for keeping it
 */
record Sorting(
        @Nullable Round round,
        @Nullable Integer envelope,
        @Nullable SiteId site,
        @Nullable String stamp,
        @Nullable Requester sender,
        @Nullable String address,
        @Nullable String commune,
        List<SortedItem> items,
        @Nullable String override) {

    Sorting {
        items = List.copyOf(items);
    }

    Sorting with(List<SortedItem> matters) {
        return new Sorting(round, envelope, site, stamp, sender, address, commune, matters, override);
    }

    /** The sender's name for an address; null when nobody is named. */
    @Nullable
    String senderName() {
        Requester known = sender;
        if (known == null) {
            return null;
        }
        String person = Stream.of(known.firstName(), known.lastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        String name = Stream.of(person, known.organisation())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(", "));
        return name.isEmpty() ? null : name;
    }
}
