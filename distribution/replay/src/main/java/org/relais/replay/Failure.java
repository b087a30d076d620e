package org.relais.replay;

/**
 * A line of a file that did not get through.
 *
 * @param id how the file names what stands there; empty when the line is too broken to tell
 * @param problem what is wrong with it
 */
record Failure(Kind kind, long line, String id, Problem problem) {

    /** What stands on the line. */
    enum Kind {
        CALL("failure"),
        WEB_REQUEST("failure.web"),
        ENVELOPE("failure.envelope"),
        CLAIM_FORM("failure.claim");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Key of the sentence that tells of it. */
        String text() {
            return text;
        }
    }
}
