package org.relais.requesters;

import java.util.List;
import org.relais.cases.CaseSummary;
import org.relais.texts.LocalizedText;

/**
 * A case that a request may be about.
 *
 * @param reasons what both have in common besides the topic, strongest first
 * @param why the same for people
 */
public record Suggestion(CaseSummary summary, List<Reason> reasons, LocalizedText why) {

    /** Strongest first. */
    public enum Reason {
        SAME_REQUESTER,
        SAME_CALLER,
        SAME_PLACE
    }

    public Suggestion {
        reasons = List.copyOf(reasons);
    }
}
