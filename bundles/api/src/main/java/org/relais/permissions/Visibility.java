package org.relais.permissions;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;

/**
 * Which cases a caller may know of; what lists, counts, suggestions and exports filter by.
 *
 * @param account whose cases are visible whatever their level among the office's own
 * @param everywhere levels that are visible in every department; with those of the services that may be read
 * @param within levels that are visible in some departments, and in which; without those of {@code everywhere}
 */
public record Visibility(
        String account, Set<Confidentiality> everywhere, Map<Confidentiality, Set<DepartmentId>> within) {

    public Visibility {
        everywhere = Set.copyOf(everywhere);
        within = Map.copyOf(within);
    }

    /** May the caller know of this case? Having a case of a service is no reason to. */
    public boolean includes(CaseSubject subject) {
        Confidentiality level = subject.confidentiality();
        return everywhere.contains(level)
                || within.getOrDefault(level, Set.of()).contains(subject.department())
                || !level.isService() && account.equals(subject.assignee());
    }

    /** May the caller know of every case of the office itself? There may always be services that nobody here has heard of. */
    public boolean coversOffice() {
        return everywhere.containsAll(Confidentiality.ofTheOffice());
    }

    /** The levels of services among those that are visible. */
    public Set<Confidentiality> services() {
        return everywhere.stream().filter(Confidentiality::isService).collect(Collectors.toUnmodifiableSet());
    }

    /** The same for what concerns cases of the office itself alone. */
    public Visibility withoutServices() {
        Set<Confidentiality> office = new HashSet<>(everywhere);
        office.removeIf(Confidentiality::isService);
        return new Visibility(account, office, within);
    }
}
