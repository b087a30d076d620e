package org.relais.routing;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;
import org.relais.intake.FormData;

/** Tries a changed rule set on past cases before it is put in force. Changes nothing. Thread-safe. */
@ProviderType
public interface RuleTrial {

    /**
     * Routes the cases received in a period by the rules in force and by these.
     *
     * @param form the member {@code rules}, written as in the office pack: ordered, the last one without a condition
     * @param from inclusive
     * @param to exclusive
     * @throws org.relais.errors.RelaisException {@code invalid-request} naming what is wrong with which rule; {@code forbidden} to
     *     everybody but supervisors and administrators
     */
    RuleTrialResult tryOn(Caller caller, FormData form, Instant from, Instant to);
}
