package org.relais.core.internal.documents;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.documents.DocumentId;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;

/** The documents that come with an intake, within the running unit of work. Thread-safe. */
@Component(service = IntakeDocuments.class)
public final class IntakeDocuments {

    /** No form names more. */
    private static final int MOST = 200;

    private final DocumentStore store;
    private final DocumentFile file;
    private final JournaledChanges changes;

    @Activate
    public IntakeDocuments(
            @Reference DocumentStore store, @Reference DocumentFile file, @Reference JournaledChanges changes) {
        this.store = store;
        this.file = file;
        this.changes = changes;
    }

    /**
     * With the stamp of an intake, the documents that its form names belong to it, as far as the same account stored them and nothing
     * has taken them; a text that names no such document means nothing here.
     */
    public void keep(IntakeId intake, String account, FormData form) {
        Set<DocumentId> named = new LinkedHashSet<>();
        collect(form.members(), named);
        if (!named.isEmpty()) {
            store.find(named).stream()
                    .filter(found -> found.isUnattached() && found.by().equals(account))
                    .forEach(found -> store.change(found.ofIntake(intake)));
        }
    }

    private static void collect(Object value, Set<DocumentId> named) {
        if (named.size() >= MOST) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(member -> collect(member, named));
        } else if (value instanceof List<?> list) {
            list.forEach(member -> collect(member, named));
        } else if (value instanceof String text) {
            DocumentId.parse(text).ifPresent(named::add);
        }
    }

    /**
     * Gives the documents of an intake to the cases that it opened or followed up, as the account that handed it in: to each case what
     * the channel named for it, and to the first of them what no case has then.
     */
    public void give(IntakeId intake, String account, Map<CaseId, List<DocumentId>> named) {
        named.forEach((subject, documents) -> {
            if (!documents.isEmpty()) {
                give(intake, account, subject, store.find(documents));
            }
        });
        named.keySet().stream().findFirst().ifPresent(first -> give(intake, account, first, store.ofIntake(intake)));
    }

    private void give(IntakeId intake, String account, CaseId subject, List<StoredDocument> documents) {
        List<StoredDocument> free = documents.stream()
                .filter(found -> found.caseId() == null && found.by().equals(account))
                .map(found -> found.ofIntake(intake))
                .toList();
        if (!free.isEmpty()) {
            file.attach(changes.any(subject), new Caller(account, Set.of(), null), free);
        }
    }
}
