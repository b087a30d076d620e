package org.relais.core.internal.permissions;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.Confidentiality;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permission;
import org.relais.permissions.Permissions;
import org.relais.permissions.Scope;
import org.relais.permissions.Visibility;
import org.relais.texts.LocalizedText;

/** Decides by the caller's roles and department. */
@Component
public final class RolePermissions implements Permissions {

    private static final Map<Confidentiality, Permission> READING = new EnumMap<>(Map.of(
            Confidentiality.NORMAL, CorePermissions.CASE_READ,
            Confidentiality.RESTRICTED, CorePermissions.CASE_READ_RESTRICTED,
            Confidentiality.SECRET, CorePermissions.CASE_READ_SECRET));

    private final OfficeDirectory directory;

    @Activate
    public RolePermissions(@Reference OfficeDirectory directory) {
        this.directory = directory;
    }

    @Override
    public boolean holds(Caller caller, Permission permission) {
        return RoleGrants.of(caller.roles()).containsKey(permission);
    }

    @Override
    public boolean holds(Caller caller, Permission permission, CaseSubject subject) {
        @Nullable Scope scope = RoleGrants.of(caller.roles()).get(permission);
        return scope != null
                && reaches(caller, scope, subject)
                && visibility(caller).includes(subject);
    }

    private boolean reaches(Caller caller, Scope scope, CaseSubject subject) {
        return scope == Scope.ALL
                || caller.account().equals(subject.assignee())
                || departments(caller, scope).contains(subject.department());
    }

    @Override
    public Visibility visibility(Caller caller) {
        Map<Permission, Scope> granted = RoleGrants.of(caller.roles());
        Set<Confidentiality> everywhere = EnumSet.noneOf(Confidentiality.class);
        Map<Confidentiality, Set<DepartmentId>> within = new EnumMap<>(Confidentiality.class);
        READING.forEach((level, permission) -> {
            @Nullable Scope scope = granted.get(permission);
            if (scope == Scope.ALL) {
                everywhere.add(level);
            } else if (scope != null) {
                within.put(level, departments(caller, scope));
            }
        });
        return new Visibility(caller.account(), everywhere, within);
    }

    private Set<DepartmentId> departments(Caller caller, Scope scope) {
        @Nullable DepartmentId own = caller.department().orElse(null);
        if (own == null) {
            return Set.of();
        }
        Set<DepartmentId> reached = new HashSet<>(Set.of(own));
        if (scope == Scope.SUBTREE) {
            List<Department> all = directory.office().departments();
            boolean grown = true;
            while (grown) {
                grown = all.stream()
                        .filter(department -> department.parent() != null && reached.contains(department.parent()))
                        .map(department -> reached.add(department.id()))
                        .reduce(false, Boolean::logicalOr);
            }
        }
        return Set.copyOf(reached);
    }

    @Override
    public void require(Caller caller, Permission permission) {
        if (!holds(caller, permission)) {
            throw forbidden(caller, permission);
        }
    }

    @Override
    public void require(Caller caller, Permission permission, CaseSubject subject) {
        if (!holds(caller, permission, subject)) {
            throw forbidden(caller, permission);
        }
    }

    private static RelaisException forbidden(Caller caller, Permission permission) {
        return RelaisException.of(
                Errors.FORBIDDEN,
                new LocalizedText(
                                "Le compte « %s » n'a pas le droit de faire cela (%s) ; adressez-vous à un superviseur.",
                                "The account '%s' may not do this (%s); ask a supervisor.")
                        .formatted(caller.account(), permission));
    }
}
