package org.relais.core.internal.directory;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.cases.Assignees;
import org.relais.texts.LocalizedText;

/** Reads the row of the person in the transaction of the assignment: memory may be a moment behind a departure. */
@Component
public final class StoredAssignees implements Assignees {

    private final DirectoryStore store;

    @Activate
    public StoredAssignees(@Reference DirectoryStore store) {
        this.store = store;
    }

    @Override
    public Optional<LocalizedText> obstacle(String account) {
        return store.agent(account)
                .filter(agent -> !agent.isActive())
                .map(left -> new LocalizedText(
                                "« %s » ne travaille plus ici depuis le %s ; désignez quelqu'un d'autre.",
                                "'%s' has not worked here since %s; name somebody else.")
                        .formatted(account, left.leftOn()));
    }
}
