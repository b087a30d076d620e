package org.relais.core.internal.cases;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.cases.Note;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.identity.Caller;
import org.relais.intake.ContactView;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;

/** Puts a contact about a running case on its journal, within the running unit of work. Thread-safe. */
@Component(service = CaseContacts.class)
public final class CaseContacts {

    private static final String ACTION = "contact";

    private final CaseStore store;
    private final JournaledChanges changes;
    private final Permissions permissions;

    @Activate
    public CaseContacts(
            @Reference CaseStore store, @Reference JournaledChanges changes, @Reference Permissions permissions) {
        this.store = store;
        this.changes = changes;
        this.permissions = permissions;
    }

    /**
     * The case that a citizen asks about.
     *
     * @throws org.relais.errors.RelaisException {@code not-found} also when the caller may not know of it; {@code forbidden} for
     *     somebody who may write nothing on it
     */
    public StoredCase require(Caller caller, CaseKey key) {
        StoredCase found = changes.require(caller, key);
        permissions.require(caller, CorePermissions.CASE_NOTE, found.state().subject());
        return found;
    }

    /** @param note what was said, kept for the office alone; null for nothing */
    public StoredCase record(
            Caller caller, StoredCase subject, ContactView contact, String channel, @Nullable String note) {
        if (note != null) {
            UUID id = TimeOrderedIds.next();
            store.add(
                    subject.facts().id(),
                    new Note(id, changes.now(), caller.account(), note, Note.Visibility.INTERNAL));
        }
        Map<String, List<String>> what = Map.of(
                "contact", List.of("", contact.id().toString()),
                "outcome", List.of("", contact.outcome().name()),
                "channel", List.of("", channel));
        return changes.record(subject, subject.state(), caller, ACTION, what, null);
    }
}
