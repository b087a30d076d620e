package org.relais.routing;

import java.util.List;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;
import org.relais.intake.FormData;

/**
 * The rules of routing and their versions. A version, once written, never changes: to change the rules is to write another version and
 * to put it in force. Every node routes by it within about a second; cases that are routed already stay where they are. Thread-safe.
 */
@ProviderType
public interface RuleSets {

    /** The rules that route now. */
    RuleSet inForce(Caller caller);

    /** The versions that persons have written, newest first. */
    List<RuleSet.Head> versions(Caller caller);

    /**
     * One version; 0 is the office pack as it is now.
     *
     * @throws org.relais.errors.RelaisException {@code not-found}
     */
    RuleSet get(Caller caller, int version);

    /**
     * Checks and keeps a draft. Journaled.
     *
     * @param form the members {@code rules}, written as in the office pack, and {@code comment}
     * @throws org.relais.errors.RelaisException {@code invalid-request} naming what is wrong with which rule
     */
    RuleSet draft(Caller caller, FormData form);

    /**
     * Puts a version in force instead of the one that is; also an earlier one. Journaled. Idempotent: one that is in force stays so.
     *
     * @param expectedRevision of the version, as it was read
     * @throws org.relais.errors.RelaisException {@code not-found}; {@code stale-revision}; {@code invalid-request} when the office has
     *     changed and the rules name what is there no longer
     */
    RuleSet activate(Caller caller, int version, OptionalLong expectedRevision);

    /** Puts the rules of the office pack in force again. Journaled. Idempotent. */
    RuleSet backToPack(Caller caller);
}
