package org.relais.core.internal.permissions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permission;
import org.relais.permissions.PermissionCatalogue;
import org.relais.permissions.Permissions;
import org.relais.permissions.Scope;
import org.relais.permissions.Visibility;
import org.relais.texts.LocalizedText;

/** Decides by the caller's roles and department. A decision looks one thing up and computes nothing anew. */
@Component
public final class RolePermissions implements Permissions, PermissionCatalogue {

    private final OfficeDirectory directory;
    private final DeclaredPermissions declared;
    private volatile @Nullable Basis basis;

    @Activate
    public RolePermissions(@Reference OfficeDirectory directory, @Reference DeclaredPermissions declared) {
        this.directory = directory;
        this.declared = declared;
    }

    /** Who is treated alike. */
    private record Profile(Set<Role> roles, @Nullable DepartmentId department) {}

    /** What decisions rest on; when a plug-in or the office changes, so do both parts, and everything is computed anew. */
    private record Basis(DeclaredPermissions.Table table, Office office, Map<Profile, Reach> reaches) {}

    private Reach reach(Caller caller) {
        DeclaredPermissions.Table table = declared.table();
        Office office = directory.office();
        Basis current = basis;
        if (current == null || current.table() != table || current.office() != office) {
            current = new Basis(table, office, new ConcurrentHashMap<>());
            basis = current;
        }
        return current.reaches()
                .computeIfAbsent(
                        new Profile(caller.roles(), caller.ownDepartment()),
                        profile -> Reach.of(
                                RoleGrants.together(table.roles(), profile.roles()), profile.department(), office));
    }

    @Override
    public boolean holds(Caller caller, Permission permission) {
        return reach(caller).granted().containsKey(permission);
    }

    @Override
    public boolean holds(Caller caller, Permission permission, CaseSubject subject) {
        Reach reach = reach(caller);
        @Nullable Scope scope = reach.granted().get(permission);
        return scope != null
                && reaches(caller, reach, scope, subject)
                && visibility(caller, reach).includes(subject);
    }

    private static boolean reaches(Caller caller, Reach reach, Scope scope, CaseSubject subject) {
        return scope == Scope.ALL
                || caller.account().equals(subject.assignee())
                || reach.departments(scope).contains(subject.department());
    }

    @Override
    public Visibility visibility(Caller caller) {
        return visibility(caller, reach(caller));
    }

    private static Visibility visibility(Caller caller, Reach reach) {
        return new Visibility(caller.account(), reach.everywhere(), reach.within());
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

    @Override
    public Map<Permission, Scope> held(Caller caller) {
        return reach(caller).granted();
    }

    @Override
    public List<Declared> list(Caller caller) {
        require(caller, CorePermissions.PERMISSION_READ);
        DeclaredPermissions.Table table = declared.table();
        Set<Permission> all = new HashSet<>(CorePermissions.all());
        all.addAll(table.names().keySet());
        List<Declared> list = new ArrayList<>();
        for (Permission permission : all) {
            Map<Role, Scope> roles = new EnumMap<>(Role.class);
            table.roles().forEach((role, grants) -> {
                @Nullable Scope scope = grants.get(permission);
                if (scope != null) {
                    roles.put(role, scope);
                }
            });
            list.add(new Declared(permission, table.names().get(permission), roles));
        }
        list.sort(Comparator.comparing(one -> one.permission().id()));
        return list;
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
