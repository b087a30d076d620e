package org.relais.directory;

import java.util.Set;
import org.relais.texts.LocalizedText;

/**
 * Agents of a department who share work.
 *
 * @param members accounts of those who work; who has left is not among them
 */
public record Team(TeamId id, DepartmentId department, LocalizedText name, Set<String> members) {

    public Team {
        members = Set.copyOf(members);
    }
}
