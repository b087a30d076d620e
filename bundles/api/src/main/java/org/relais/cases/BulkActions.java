package org.relais.cases;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;

/**
 * The same command for many cases. Each case is changed in a transaction of its own: what is refused for one case changes nothing for
 * the others, and what was done before a crash stays done. Thread-safe.
 */
@ProviderType
public interface BulkActions {

    /**
     * Performs the command on each case, in the order given.
     *
     * @return one outcome for each case, in the same order
     */
    List<Outcome> perform(Caller caller, BulkRequest request);

    /** What became of the command for one case. */
    sealed interface Outcome {

        /** The case as the request named it. */
        String name();

        /** The case as it stands now. */
        record Done(String name, CaseView view) implements Outcome {}

        /** Nothing was changed, and why. */
        record Refused(String name, RelaisException problem) implements Outcome {}
    }
}
