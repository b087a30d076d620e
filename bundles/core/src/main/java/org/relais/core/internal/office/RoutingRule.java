package org.relais.core.internal.office;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Priority;
import org.relais.directory.DepartmentId;
import org.relais.texts.LocalizedText;

/**
 * One row of the rule table.
 *
 * @param when what must be known of the request for the rule to fire
 * @param queue the queue it waits in
 * @param target working time within which the case is to be resolved, or null when its topic says that
 */
public record RoutingRule(
        String id,
        Conditions when,
        DepartmentId department,
        String queue,
        Priority priority,
        @Nullable Duration target,
        LocalizedText reason) {

    /**
     * A request fits when it has one of the values of every set that is not empty, and is as each condition says that is not null.
     * Communes and words are compared without accents and case; a word may be several, in sequence.
     *
     * @param topics each with those that are a part of it
     * @param emergency whether the topic, or one above it, is marked as an emergency
     * @param open whether the office was open, on the site and channel of the request, when it was made
     */
    public record Conditions(
            Set<String> topics,
            Set<String> channels,
            Set<String> sites,
            Set<String> communes,
            Set<String> languages,
            List<String> words,
            @Nullable Boolean emergency,
            @Nullable Boolean open) {

        /** Fits every request. */
        public static final Conditions NONE =
                new Conditions(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of(), null, null);

        public Conditions {
            topics = Set.copyOf(topics);
            channels = Set.copyOf(channels);
            sites = Set.copyOf(sites);
            communes = Set.copyOf(communes);
            languages = Set.copyOf(languages);
            words = List.copyOf(words);
        }
    }
}
