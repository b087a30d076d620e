package org.relais.replay;

import java.util.List;
import java.util.Map;

/**
 * What a replay of a month has done so far, by what was played. Tallies are thread-safe.
 *
 * @param fates how many claim forms ended how; filled by one thread
 */
record MonthTally(Tally calls, Tally webRequests, Tally envelopes, Tally claimForms, Map<ClaimForm.Fate, Long> fates) {

    MonthTally() {
        this(new Tally(), new Tally(), new Tally(), new Tally(), ClaimDesk.noFates());
    }

    Tally of(Failure.Kind kind) {
        return switch (kind) {
            case CALL -> calls;
            case WEB_REQUEST -> webRequests;
            case ENVELOPE -> envelopes;
            case CLAIM_FORM -> claimForms;
        };
    }

    boolean hasFailures() {
        return List.of(calls, webRequests, envelopes, claimForms).stream().anyMatch(Tally::hasFailures);
    }
}
