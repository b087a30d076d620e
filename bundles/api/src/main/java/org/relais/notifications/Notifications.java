package org.relais.notifications;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * The inbox of a person: what is for the account, for its department, and for supervisors if it is one; never about a case or an intake
 * that the person may not know of. Thread-safe; reads and writes the database.
 */
@ProviderType
public interface Notifications {

    /** The most that one answer holds. */
    int MOST = 200;

    /**
     * The newest first.
     *
     * @param limit from 1 to {@link #MOST}
     */
    List<Notification> list(Caller caller, boolean unreadOnly, int limit);

    /**
     * Marks one as read; one that has been read stays as it is.
     *
     * @throws org.relais.errors.RelaisException {@code not-found} when it is not in the caller's inbox
     */
    Notification read(Caller caller, UUID id);
}
