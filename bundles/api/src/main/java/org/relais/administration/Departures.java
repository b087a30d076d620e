package org.relais.administration;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.cases.CaseReference;
import org.relais.directory.Agent;
import org.relais.identity.Caller;

/**
 * People leave, and their open cases are handed over in one command. Needs {@code case:hand-over}. Every open case gets its journal
 * entry; waiting ones go on waiting. Up to {@link #AT_ONCE} open cases all of it is one transaction: either everything is handed
 * over or nothing. More are handed over in pages of that size; when that is interrupted, the same command sent again goes on where
 * it stopped. Thread-safe; blocks on the database.
 *
 * <p>Throws {@code not-found} for an unknown person, {@code invalid-request} for a bad successor or day, and
 * {@code hand-over-refused} when the successor may not know of one of the cases: then nothing happens, and {@code cases} lists those
 * that the caller may know of.
 */
@ProviderType
public interface Departures {

    /** Stands for the queues that the cases came from. */
    String QUEUE = "queue";

    /** How many open cases are handed over in one transaction. */
    int AT_ONCE = 500;

    /**
     * What to do.
     *
     * @param to the account that goes on, or {@link #QUEUE}
     * @param reason for the journals
     */
    record HandOver(String to, String reason) {}

    /**
     * What was handed over by one command.
     *
     * @param known references of those cases that the caller may know of, oldest first
     * @param count how many cases there were in all; those of services count for whoever may know of them alone
     */
    record HandedOver(List<CaseReference> known, int count) {

        public HandedOver {
            known = List.copyOf(known);
        }
    }

    /** Gives all open cases of somebody to somebody else, or back to their queues. Sent again, it finds nothing left to do. */
    HandedOver handOver(Caller caller, String account, HandOver handOver);

    /**
     * The same, and the person works here no longer: nothing can be assigned to the account, nobody signs in with it, and its
     * sessions end.
     *
     * @param leftOn the last day, not in the future; null for today
     */
    HandedOver leave(Caller caller, String account, @Nullable LocalDate leftOn, HandOver handOver);

    /** A person who had left works here again. */
    Agent comeBack(Caller caller, String account, @Nullable String reason);
}
