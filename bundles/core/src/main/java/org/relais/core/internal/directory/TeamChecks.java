package org.relais.core.internal.directory;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.administration.DirectoryEntry;
import org.relais.administration.TeamEdit;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.Team;
import org.relais.directory.TeamId;

/** What an edit of a team comes to. Pure. */
final class TeamChecks {

    private static final int MOST_MEMBERS = 200;

    private final Office office;
    private final Set<String> workers;
    private final EditMistakes mistakes = new EditMistakes();

    /** @param workers accounts that a case can be given to */
    TeamChecks(Office office, Set<String> workers) {
        this.office = office;
        this.workers = workers;
    }

    /** @throws org.relais.errors.RelaisException {@code invalid-request} that names everything to be corrected */
    DirectoryEntry<Team> apply(TeamId id, TeamEdit edit) {
        mistakes.id(id.value(), EditMistakes.ID, EditMistakes.ID_EXPECTED);
        mistakes.name(edit.name());
        mistakes.reason(edit.reason());
        @Nullable DepartmentId department = mistakes.department("/department", edit.department(), office);
        members(edit.members());
        mistakes.check();
        Team team =
                new Team(id, department == null ? office.desk() : department, edit.name(), Set.copyOf(edit.members()));
        return new DirectoryEntry<>(team, edit.closed(), null, 0);
    }

    private void members(List<String> given) {
        mistakes.atMost("/members", given, MOST_MEMBERS);
        for (int i = 0; i < given.size(); i++) {
            if (!workers.contains(given.get(i))) {
                mistakes.unknown("/members/" + i, given.get(i), List.copyOf(workers));
            }
        }
    }
}
