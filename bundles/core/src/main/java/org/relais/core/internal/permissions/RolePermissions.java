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
import org.relais.core.internal.office.OfficePacks;
import org.relais.core.internal.office.PackRoles;
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

/**
 * Decides by the caller's roles and department. A role has what the pack says, or else what the core and the plug-ins give it. A
 * decision looks one thing up and computes nothing anew.
 */
@Component
public final class RolePermissions implements Permissions, PermissionCatalogue {

    private final OfficeDirectory directory;
    private final OfficePacks packs;
    private final DeclaredPermissions declared;
    private volatile @Nullable Basis basis;

    @Activate
    public RolePermissions(
            @Reference OfficeDirectory directory,
            @Reference OfficePacks packs,
            @Reference DeclaredPermissions declared) {
        this.directory = directory;
        this.packs = packs;
        this.declared = declared;
    }

    /** What was computed for one caller. */
    private record Standing(Reach reach, Visibility visibility) {}

    /**
     * What decisions rest on; when a plug-in or the office changes, so does one of the first three, and everything is computed anew.
     *
     * @param roles what each role has, all taken together
     */
    private record Basis(
            DeclaredPermissions.Table table,
            Office office,
            PackRoles pack,
            Map<Role, Map<Permission, Scope>> roles,
            Map<Caller, Standing> standings) {

        boolean restsOn(DeclaredPermissions.Table table, Office office, PackRoles pack) {
            return this.table == table && this.office == office && this.pack == pack;
        }
    }

    private Basis basis() {
        DeclaredPermissions.Table table = declared.table();
        Office office = directory.office();
        PackRoles pack = packs.current().roles();
        Basis current = basis;
        if (current == null || !current.restsOn(table, office, pack)) {
            current = new Basis(table, office, pack, RoleGrants.withForms(table.with(pack)), new ConcurrentHashMap<>());
            basis = current;
        }
        return current;
    }

    /** Looked up before it is computed: a decision that was made once for a caller allocates nothing. */
    private Standing standing(Caller caller) {
        Basis current = basis();
        Standing known = current.standings().get(caller);
        return known == null ? current.standings().computeIfAbsent(caller, any -> standing(any, current)) : known;
    }

    private static Standing standing(Caller caller, Basis basis) {
        Reach reach =
                Reach.of(RoleGrants.together(basis.roles(), caller.roles()), caller.ownDepartment(), basis.office());
        return new Standing(reach, new Visibility(caller.account(), reach.everywhere(), reach.within()));
    }

    private Reach reach(Caller caller) {
        return standing(caller).reach();
    }

    @Override
    public boolean holds(Caller caller, Permission permission) {
        return reach(caller).granted().containsKey(permission);
    }

    @Override
    public boolean holds(Caller caller, Permission permission, CaseSubject subject) {
        Standing standing = standing(caller);
        Reach reach = standing.reach();
        @Nullable Scope scope = reach.granted().get(permission);
        return scope != null
                && reaches(caller, reach, scope, subject)
                && standing.visibility().includes(subject);
    }

    private static boolean reaches(Caller caller, Reach reach, Scope scope, CaseSubject subject) {
        return scope == Scope.ALL
                || caller.account().equals(subject.assignee())
                || reach.departments(scope).contains(subject.department());
    }

    @Override
    public Visibility visibility(Caller caller) {
        return standing(caller).visibility();
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
        Basis current = basis();
        Map<Permission, LocalizedText> names = current.table().names();
        Set<Permission> all = new HashSet<>(CorePermissions.all());
        all.addAll(names.keySet());
        List<Declared> list = new ArrayList<>();
        for (Permission permission : all) {
            Map<Role, Scope> roles = new EnumMap<>(Role.class);
            current.roles().forEach((role, grants) -> {
                @Nullable Scope scope = grants.get(permission);
                if (scope != null) {
                    roles.put(role, scope);
                }
            });
            list.add(new Declared(permission, names.get(permission), roles));
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
