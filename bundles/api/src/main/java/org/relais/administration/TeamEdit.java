package org.relais.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/**
 * What an administrator says about a team, as it was sent: checked by {@link DirectoryEditing}.
 *
 * @param department by any of its names
 * @param members accounts
 * @param closed true to end the team; it can be opened again
 * @param reason for the journal
 */
public record TeamEdit(
        LocalizedText name,
        String department,
        List<String> members,
        boolean closed,
        @Nullable String reason) {

    public TeamEdit {
        members = List.copyOf(members);
    }
}
