package org.relais.core.internal.permissions;

import static org.relais.permissions.CorePermissions.*;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.relais.identity.Role;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.services.ServiceId;
import org.relais.services.ServiceRight;

/** Which permissions each role has, and how far they reach. Immutable. */
final class RoleGrants {

    private static final Map<Role, Map<Permission, Scope>> TABLE = new EnumMap<>(Role.class);

    static {
        grant(Scope.ALL, OFFICE_READ, ROUTING_READ, FIGURES_READ)
                .to(
                        Role.AGENT,
                        Role.DEPARTMENT_MEMBER,
                        Role.SUPERVISOR,
                        Role.ADMINISTRATOR,
                        Role.INTEGRATOR,
                        Role.SERVICE_OFFICER,
                        Role.AUDITOR);
        grant(Scope.ALL, CASE_READ, INTAKE_READ, DOCUMENT_READ)
                .to(
                        Role.AGENT,
                        Role.DEPARTMENT_MEMBER,
                        Role.SUPERVISOR,
                        Role.INTEGRATOR,
                        Role.SERVICE_OFFICER,
                        Role.AUDITOR);
        // forms for partners come in envelopes too
        grant(Scope.ALL, INTAKE_RECEIVE).to(Role.AGENT, Role.SUPERVISOR, Role.INTEGRATOR, Role.SERVICE_OFFICER);
        grant(Scope.ALL, CASE_NOTE, DOCUMENT_ADD).to(Role.AGENT, Role.SUPERVISOR, Role.INTEGRATOR);
        grant(Scope.ALL, CASE_ROUTE, DOCUMENT_WITHDRAW).to(Role.AGENT, Role.SUPERVISOR);
        grant(Scope.ALL, INTAKE_WORK).to(Role.AGENT, Role.SUPERVISOR);
        // of what waits at the desk, departments work what was handed to one of them
        grant(Scope.OWN, INTAKE_WORK).to(Role.DEPARTMENT_MEMBER);
        // of a service, and what was handed to them
        grant(Scope.OWN, INTAKE_WORK, DOCUMENT_ADD).to(Role.SERVICE_OFFICER);
        grant(Scope.OWN, CASE_ASSIGN, CASE_WORK).to(Role.AGENT, Role.DEPARTMENT_MEMBER);
        grant(Scope.OWN, CASE_ROUTE, CASE_NOTE, DOCUMENT_ADD, DOCUMENT_WITHDRAW).to(Role.DEPARTMENT_MEMBER);
        grant(Scope.SUBTREE, CASE_READ_RESTRICTED).to(Role.AGENT, Role.DEPARTMENT_MEMBER);
        grant(Scope.ALL, CASE_ASSIGN, CASE_WORK, CASE_CLASSIFY, CASE_HAND_OVER, PROCEDURE_EXEMPT)
                .to(Role.SUPERVISOR);
        grant(Scope.ALL, CASE_READ_RESTRICTED, CASE_READ_SECRET, CASE_EXPORT).to(Role.SUPERVISOR, Role.AUDITOR);
        grant(Scope.ALL, PRESENCE_EDIT)
                .to(Role.AGENT, Role.DEPARTMENT_MEMBER, Role.SUPERVISOR, Role.SERVICE_OFFICER, Role.ADMINISTRATOR);
        grant(Scope.ALL, REQUESTER_READ)
                .to(Role.AGENT, Role.DEPARTMENT_MEMBER, Role.SUPERVISOR, Role.INTEGRATOR, Role.AUDITOR);
        grant(Scope.ALL, REQUESTER_EDIT).to(Role.AGENT, Role.DEPARTMENT_MEMBER, Role.SUPERVISOR, Role.INTEGRATOR);
        grant(Scope.ALL, CALENDAR_EDIT, ROUTING_EDIT, QUEUE_EDIT, PROCEDURE_EDIT)
                .to(Role.SUPERVISOR, Role.ADMINISTRATOR);
        grant(Scope.ALL, MODE_SWITCH, CHANNEL_SUSPEND).to(Role.SUPERVISOR, Role.ADMINISTRATOR);
        grant(Scope.ALL, MODE_OVERRIDE, CHANNEL_OVERRIDE).to(Role.SUPERVISOR);
        grant(Scope.ALL, CLOCK_SET).to(Role.ADMINISTRATOR, Role.INTEGRATOR);
        grant(Scope.ALL, QUEUE_SUPERVISE).to(Role.SUPERVISOR);
        grant(Scope.ALL, OFFICE_JOURNAL_READ, PERMISSION_READ).to(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.AUDITOR);
        grant(Scope.ALL, ACCESS_LOG_READ).to(Role.AUDITOR);
        grant(Scope.ALL, DIRECTORY_EDIT, CASE_HAND_OVER).to(Role.ADMINISTRATOR);
        grant(Scope.ALL, PLUG_IN_READ).to(Role.ADMINISTRATOR, Role.INTEGRATOR);
        grant(Scope.ALL, INTAKE_RECEIVE, CASE_TRACK).to(Role.CHANNEL);
    }

    private RoleGrants() {}

    /** What each role has without any plug-in; not to be changed. */
    static Map<Role, Map<Permission, Scope>> ofTheCore() {
        return TABLE;
    }

    /** The same with what follows: whoever may register the forms of a service passes the door through which forms come in. */
    static Map<Role, Map<Permission, Scope>> withForms(Map<Role, Map<Permission, Scope>> table) {
        Map<Role, Map<Permission, Scope>> all = new EnumMap<>(Role.class);
        table.forEach((role, grants) -> {
            Map<Permission, Scope> row = new HashMap<>(grants);
            if (grants.keySet().stream().anyMatch(RoleGrants::registersForms)) {
                row.put(INTAKE_RECEIVE_FORM, Scope.ALL);
            }
            all.put(role, row);
        });
        return all;
    }

    private static boolean registersForms(Permission permission) {
        return ServiceId.parse(permission.area())
                .filter(service -> ServiceRight.REGISTER.of(service).equals(permission))
                .isPresent();
    }

    /** What these roles have together, each permission with its farthest reach. */
    static Map<Permission, Scope> together(Map<Role, Map<Permission, Scope>> table, Set<Role> roles) {
        Map<Permission, Scope> granted = new HashMap<>();
        for (Role role : roles) {
            table.getOrDefault(role, Map.of())
                    .forEach((permission, scope) -> granted.merge(permission, scope, RoleGrants::farther));
        }
        return Map.copyOf(granted);
    }

    static Scope farther(Scope one, Scope other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Grant grant(Scope scope, Permission... permissions) {
        return new Grant(scope, Set.of(permissions));
    }

    private record Grant(Scope scope, Set<Permission> permissions) {

        void to(Role... roles) {
            for (Role role : roles) {
                Map<Permission, Scope> row = TABLE.computeIfAbsent(role, any -> new HashMap<>());
                permissions.forEach(permission -> row.merge(permission, scope, RoleGrants::farther));
            }
        }
    }
}
