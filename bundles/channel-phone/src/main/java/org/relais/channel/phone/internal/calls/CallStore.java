package org.relais.channel.phone.internal.calls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where calls lie. Every method needs a running unit of work. */
public interface CallStore {

    /** Keeps an event; false when one of its kind is known of the call, and then it stays as it is. */
    boolean add(CallEvent event);

    List<CallEvent> events(String callId);

    Optional<Call> find(String callId);

    /**
     * Keeps a call as it is now.
     *
     * @param officeDay on which figures count it
     * @param countAt when it is to be counted as abandoned, or null
     */
    void put(Call call, String officeDay, @Nullable Instant countAt);

    List<Call> list(CallQuery query);

    /** Calls that are to be counted as abandoned by now, oldest first. */
    List<String> toBeCounted(Instant now, int limit);

    /** Whether this call is to be counted as abandoned, now or later. */
    boolean isToBeCounted(String callId);

    /** Puts the counting of an abandoned call off, or ends it with null. */
    void countAt(String callId, @Nullable Instant at);
}
