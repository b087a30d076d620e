package org.relais.core.internal.permissions;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.relais.core.internal.office.PackRoles;
import org.relais.identity.Role;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.spi.permissions.PermissionContribution;
import org.relais.texts.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the core and the plug-ins that are there declare; the one place that binds contributions. Thread-safe. */
@Component(service = DeclaredPermissions.class)
public final class DeclaredPermissions {

    private static final Logger LOG = LoggerFactory.getLogger(DeclaredPermissions.class);

    /**
     * Everything declared at one moment. Another object means that something has changed.
     *
     * @param names what plug-ins call their permissions
     * @param roles what each role has
     */
    record Table(Map<Permission, LocalizedText> names, Map<Role, Map<Permission, Scope>> roles) {

        boolean declares(Permission permission) {
            return CorePermissions.all().contains(permission) || names.containsKey(permission);
        }

        /** What each role has when the roles that stand in the pack have that alone, as far as it is declared. */
        Map<Role, Map<Permission, Scope>> with(PackRoles pack) {
            if (pack.grants().isEmpty()) {
                return roles;
            }
            Map<Role, Map<Permission, Scope>> replaced = new EnumMap<>(Role.class);
            replaced.putAll(roles);
            pack.grants()
                    .forEach((role, grants) -> replaced.put(
                            role,
                            grants.stream()
                                    .filter(grant -> declares(grant.permission()))
                                    .collect(Collectors.toMap(
                                            PackRoles.Grant::permission,
                                            PackRoles.Grant::scope,
                                            RoleGrants::farther))));
            return replaced;
        }
    }

    /** What was read of each contribution when it arrived, in that order. */
    private final Map<PermissionContribution, Map<Permission, LocalizedText>> there = new LinkedHashMap<>();

    private volatile Table table = new Table(Map.of(), RoleGrants.ofTheCore());

    @Activate
    public DeclaredPermissions() {
        // nothing to set up; contributions arrive through bind
    }

    Table table() {
        return table;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public synchronized void bindContribution(PermissionContribution contribution) {
        try {
            Map<Permission, LocalizedText> own = Map.copyOf(contribution.permissions());
            Optional<Permission> taken =
                    own.keySet().stream().filter(table::declares).findFirst();
            if (taken.isPresent()) {
                LOG.error(
                        "The permissions of {} are left out: {} is declared already",
                        contribution.getClass().getName(),
                        taken.get());
                return;
            }
            there.put(contribution, own);
            rebuild();
            LOG.info("{} brings the permissions {}", contribution.getClass().getName(), own.keySet());
        } catch (RuntimeException | LinkageError e) {
            there.remove(contribution);
            LOG.error(
                    "The permissions of {} are left out",
                    contribution.getClass().getName(),
                    e);
        }
    }

    public synchronized void unbindContribution(PermissionContribution contribution) {
        if (there.remove(contribution) != null) {
            rebuild();
        }
    }

    private void rebuild() {
        Map<Permission, LocalizedText> names = new HashMap<>();
        Map<Role, Map<Permission, Scope>> roles = new EnumMap<>(Role.class);
        RoleGrants.ofTheCore().forEach((role, grants) -> roles.put(role, new HashMap<>(grants)));
        there.forEach((contribution, own) -> {
            names.putAll(own);
            contribution.grants().stream()
                    .filter(grant -> own.containsKey(grant.permission()))
                    .forEach(grant -> roles.computeIfAbsent(grant.role(), any -> new HashMap<>())
                            .merge(grant.permission(), grant.scope(), RoleGrants::farther));
        });
        table = new Table(Map.copyOf(names), roles);
    }
}
