package org.relais.spi.permissions;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.relais.identity.Role;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.texts.LocalizedText;

/**
 * The permissions of a plug-in and who has them from the start. Read once, when the service arrives, on any thread; must not block.
 * A contribution that fails, or that declares a permission somebody else has declared, is left out and logged.
 */
@ConsumerType
public interface PermissionContribution {

    /** The plug-in's own permissions, whose ids begin with the id of the plug-in, and what people call them. */
    Map<Permission, LocalizedText> permissions();

    /** Which roles have them. A grant of a permission that is not the plug-in's own gives nothing. */
    List<Grant> grants();

    /** Gives a role a permission. */
    record Grant(Role role, Permission permission, Scope scope) {}
}
