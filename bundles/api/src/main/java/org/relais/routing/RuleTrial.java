package org.relais.routing;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;
import org.relais.intake.FormData;

/** Tries a changed rule set on past cases before it is put in force. Changes nothing. Thread-safe. */
@ProviderType
public interface RuleTrial {

    /**
     * Routes the cases received in a period by the rules in force and by others. Cases that the caller may not know of are neither
     * counted nor listed.
     *
     * @param form either the member {@code rules}, written as in the office pack: ordered, the last one without a condition; or the
     *     member {@code version}, a number
     * @param from inclusive
     * @param to exclusive
     * @throws org.relais.errors.RelaisException {@code invalid-request} naming what is wrong with which rule; {@code forbidden} to
     *     whoever may not edit the rules or not read cases
     */
    RuleTrialResult tryOn(Caller caller, FormData form, Instant from, Instant to);
}
