package org.relais.permissions;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.texts.LocalizedText;

/** Shows who may do what: the same table that {@link Permissions} decides by. Thread-safe, never blocks. */
@ProviderType
public interface PermissionCatalogue {

    /**
     * A declared permission.
     *
     * @param name what a plug-in calls it; null for those of the core, which the office guide explains
     * @param roles which roles have it, and how far it reaches
     */
    record Declared(Permission permission, @Nullable LocalizedText name, Map<Role, Scope> roles) {

        public Declared {
            roles = Map.copyOf(roles);
        }
    }

    /** What the caller may do, and how far. Everybody may ask about themselves. */
    Map<Permission, Scope> held(Caller caller);

    /**
     * Every permission that the core or a plug-in declares now, by id.
     *
     * @throws org.relais.errors.RelaisException {@code forbidden} without {@code permission:read}
     */
    List<Declared> list(Caller caller);
}
