package org.relais.core.internal.office;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.relais.identity.Role;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;

/**
 * What the pack says about roles.
 *
 * @param grants by role; a role that stands here has these permissions and no others, the rest have what they have without the pack
 */
public record PackRoles(Map<Role, List<Grant>> grants) {

    /** A pack that leaves every role as it is. */
    public static final PackRoles NONE = new PackRoles(Map.of());

    public PackRoles {
        Map<Role, List<Grant>> copies = new EnumMap<>(Role.class);
        grants.forEach((role, list) -> copies.put(role, List.copyOf(list)));
        grants = Map.copyOf(copies);
    }

    /**
     * One line of a role.
     *
     * @param permission of the core, or one that a plug-in may declare sooner or later
     * @param place file, line and key, for messages
     */
    public record Grant(Permission permission, Scope scope, String place) {}
}
