package org.relais.replay;

import java.time.OffsetDateTime;

/**
 * One call as the telephone exchange and the agent recorded it. Texts are empty where the file says nothing.
 *
 * @param line where the record stands in the file, for people who have to correct it
 */
record Call(
        long line,
        String callId,
        OffsetDateTime startedAt,
        String site,
        String caller,
        int waitSeconds,
        int talkSeconds,
        String topic,
        String commune,
        String firstName,
        String lastName,
        String outcome,
        String department,
        String subject) {

    /** How the exchange records a caller who hides the number. */
    private static final String ANONYMOUS = "anonymous";

    boolean isAnonymous() {
        return caller.isEmpty() || caller.equalsIgnoreCase(ANONYMOUS);
    }

    /** True when the agent opened a case for the call. */
    boolean opensCase() {
        return outcome.equals("CASE");
    }

    /** The same call at another moment, under an identifier of its own. */
    Call moved(OffsetDateTime to) {
        return new Call(
                line,
                callId + "-" + to.toLocalDate(),
                to,
                site,
                caller,
                waitSeconds,
                talkSeconds,
                topic,
                commune,
                firstName,
                lastName,
                outcome,
                department,
                subject);
    }
}
