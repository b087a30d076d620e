package org.relais.spi.cases;

import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.CaseId;
import org.relais.identity.Caller;

/**
 * Cases of delegated services, led by what happens to their forms. Nobody's permission for cases is asked: whoever calls has asked for
 * that of the service. Every method joins the running unit of work, journals what it does in the actor's name, and refuses a case that
 * belongs to no service with an {@link IllegalArgumentException}. Thread-safe.
 *
 * <p>A case that people have meanwhile led elsewhere, merged or ended is left as it is where a step makes no sense any more.
 */
@ProviderType
public interface ServiceCases {

    /** Work on it has begun: the actor has it, from whatever queue it stood in. */
    void begin(Caller actor, CaseId id);

    /** Something is missing: the clock stops. Nothing changes when it waits already. */
    void await(Caller actor, CaseId id, String reason);

    /** The wait is over. Nothing changes when it does not wait. */
    void resume(Caller actor, CaseId id);

    /**
     * It is answered, and closed. A case of a service follows no procedure by itself; when people have it follow one and a mandatory step
     * is open, it stays with whoever has it, and an internal note says what is still to be done.
     *
     * @param code one of the office's resolutions; the office's first one when there is none of this name
     */
    void end(Caller actor, CaseId id, String code, String text);

    /** Tells the citizen something: a note that the requester may see. */
    void tell(Caller actor, CaseId id, String text);
}
