package org.relais.core.internal.permissions;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.directory.Confidentiality;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;

/**
 * What everybody with the same roles in the same department may do. Immutable, computed once and used for every request.
 *
 * @param granted permissions and how far they reach
 * @param own the department itself
 * @param subtree the department and those below it
 * @param everywhere levels that are visible in every department
 * @param within levels that are visible in some departments, and in which
 */
record Reach(
        Map<Permission, Scope> granted,
        Set<DepartmentId> own,
        Set<DepartmentId> subtree,
        Set<Confidentiality> everywhere,
        Map<Confidentiality, Set<DepartmentId>> within) {

    private static final Map<Confidentiality, Permission> READING = Map.of(
            Confidentiality.NORMAL, CorePermissions.CASE_READ,
            Confidentiality.RESTRICTED, CorePermissions.CASE_READ_RESTRICTED,
            Confidentiality.SECRET, CorePermissions.CASE_READ_SECRET);

    static Reach of(Map<Permission, Scope> granted, @Nullable DepartmentId department, Office office) {
        Set<DepartmentId> present = department == null ? Set.of() : Set.of(department);
        Set<DepartmentId> own = withFormer(present, office.departments());
        Set<DepartmentId> subtree = withFormer(below(present, office.departments()), office.departments());
        Set<Confidentiality> everywhere = new HashSet<>(services(granted.keySet()));
        Map<Confidentiality, Set<DepartmentId>> within = new HashMap<>();
        READING.forEach((level, permission) -> {
            @Nullable Scope scope = granted.get(permission);
            if (scope == Scope.ALL) {
                everywhere.add(level);
            } else if (scope != null) {
                within.put(level, scope == Scope.OWN ? own : subtree);
            }
        });
        return new Reach(granted, own, subtree, Set.copyOf(everywhere), Map.copyOf(within));
    }

    /**
     * The level of each service that may be read, wherever its cases lie. Permissions of the core never are those of a service, and one
     * of another plug-in opens a level at which there is no case.
     */
    private static Set<Confidentiality> services(Set<Permission> granted) {
        return granted.stream()
                .filter(permission -> !CorePermissions.all().contains(permission))
                .flatMap(
                        permission -> ServiceId.parse(permission.area())
                                .filter(service -> ServiceRight.READ.of(service).equals(permission))
                                .stream())
                .map(ServiceId::confidentiality)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a department did under a former name is its own. */
    private static Set<DepartmentId> withFormer(Set<DepartmentId> reached, List<Department> all) {
        Set<DepartmentId> former = new HashSet<>(reached);
        all.stream()
                .filter(department -> reached.contains(department.id()))
                .flatMap(department -> department.aliases().stream())
                .forEach(alias -> former.add(new DepartmentId(alias)));
        return Set.copyOf(former);
    }

    private static Set<DepartmentId> below(Set<DepartmentId> own, List<Department> all) {
        Set<DepartmentId> reached = new HashSet<>(own);
        boolean grown = !own.isEmpty();
        while (grown) {
            grown = all.stream()
                    .filter(department -> department.parent() != null && reached.contains(department.parent()))
                    .map(department -> reached.add(department.id()))
                    .reduce(false, Boolean::logicalOr);
        }
        return Set.copyOf(reached);
    }

    Set<DepartmentId> departments(Scope scope) {
        return scope == Scope.OWN ? own : subtree;
    }
}
