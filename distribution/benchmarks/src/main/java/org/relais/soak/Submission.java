package org.relais.soak;

/**
 * One intake that a client hands in.
 *
 * @param key its own, also the number of the letter
 * @param isTwice whether it is handed in by two clients at once, on purpose
 */
record Submission(String key, Protocol protocol, boolean isTwice) {

    enum Protocol {
        REST,
        SOAP
    }
}
