package org.relais.replay;

import java.util.List;

/** What a replay of a month has done so far, by what was played. Thread-safe. */
record MonthTally(Tally calls, Tally webRequests, Tally envelopes) {

    MonthTally() {
        this(new Tally(), new Tally(), new Tally());
    }

    Tally of(Failure.Kind kind) {
        return switch (kind) {
            case CALL -> calls;
            case WEB_REQUEST -> webRequests;
            case ENVELOPE -> envelopes;
        };
    }

    boolean hasFailures() {
        return List.of(calls, webRequests, envelopes).stream().anyMatch(Tally::hasFailures);
    }
}
