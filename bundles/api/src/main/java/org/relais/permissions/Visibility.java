package org.relais.permissions;

import java.util.Map;
import java.util.Set;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;

/**
 * Which cases a caller may know of; what lists, counts, suggestions and exports filter by.
 *
 * @param account whose cases are visible whatever their level
 * @param everywhere levels that are visible in every department
 * @param within levels that are visible in some departments, and in which; without those of {@code everywhere}
 */
public record Visibility(
        String account, Set<Confidentiality> everywhere, Map<Confidentiality, Set<DepartmentId>> within) {

    public Visibility {
        everywhere = Set.copyOf(everywhere);
        within = Map.copyOf(within);
    }

    /** May the caller know of this case? */
    public boolean includes(CaseSubject subject) {
        return account.equals(subject.assignee())
                || everywhere.contains(subject.confidentiality())
                || within.getOrDefault(subject.confidentiality(), Set.of()).contains(subject.department());
    }

    /** May the caller know of every case there is? */
    public boolean isEverything() {
        return everywhere.size() == Confidentiality.values().length;
    }
}
