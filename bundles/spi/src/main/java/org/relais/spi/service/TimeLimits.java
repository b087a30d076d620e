package org.relais.spi.service;

/**
 * After how many working days people are warned. Nothing is ever blocked by them. Zero for never.
 *
 * @param incomplete that a form has waited for the citizen: for what is missing, or for being settled after the partner has refused it
 * @param complete that a complete form has waited for being handed over
 * @param unanswered that a slip has been with the partner without being accounted for
 */
public record TimeLimits(int incomplete, int complete, int unanswered) {

    public TimeLimits {
        if (incomplete < 0 || complete < 0 || unanswered < 0) {
            throw new IllegalArgumentException("a time limit is zero or more working days");
        }
    }
}
