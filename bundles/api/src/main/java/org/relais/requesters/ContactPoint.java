package org.relais.requesters;

import org.jspecify.annotations.Nullable;

/**
 * A way to reach a requester.
 *
 * @param value as it was given
 * @param normalised of a phone, E.164; of an e-mail address, its lower case; null for what finds nobody: a postal address, and a
 *     number that is withheld, short or not understood
 */
public record ContactPoint(
        Kind kind, String value, @Nullable String normalised) {

    public enum Kind {
        PHONE,
        EMAIL,
        POSTAL
    }
}
