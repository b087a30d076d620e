package org.relais.core.internal.office;

import java.util.List;
import java.util.Set;
import org.relais.cases.Priority;
import org.relais.directory.DepartmentId;
import org.relais.texts.LocalizedText;

/**
 * One row of the rule table.
 *
 * @param when what must be known of the request for the rule to fire
 * @param queue the queue it waits in
 */
public record RoutingRule(
        String id, Conditions when, DepartmentId department, String queue, Priority priority, LocalizedText reason) {

    /**
     * A request fits when it has one of the values of every set that is not empty. Communes and words are compared without accents
     * and case; a word may be several, in sequence.
     */
    public record Conditions(
            Set<String> topics,
            Set<String> channels,
            Set<String> sites,
            Set<String> communes,
            Set<String> languages,
            List<String> words) {

        public Conditions {
            topics = Set.copyOf(topics);
            channels = Set.copyOf(channels);
            sites = Set.copyOf(sites);
            communes = Set.copyOf(communes);
            languages = Set.copyOf(languages);
            words = List.copyOf(words);
        }

        /** True when every request fits. */
        public boolean isEmpty() {
            return topics.isEmpty()
                    && channels.isEmpty()
                    && sites.isEmpty()
                    && communes.isEmpty()
                    && languages.isEmpty()
                    && words.isEmpty();
        }
    }
}
