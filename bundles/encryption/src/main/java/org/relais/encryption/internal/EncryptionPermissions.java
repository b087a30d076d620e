package org.relais.encryption.internal;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.relais.identity.Role;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.spi.permissions.PermissionContribution;
import org.relais.texts.LocalizedText;

/** Who may change keys. */
@Component
public final class EncryptionPermissions implements PermissionContribution {

    static final Permission ROTATE = new Permission("encryption:rotate");

    @Activate
    public EncryptionPermissions() {
        // nothing to set up
    }

    @Override
    public Map<Permission, LocalizedText> permissions() {
        return Map.of(ROTATE, new LocalizedText("Changer les clés de chiffrement", "Change the keys of encryption"));
    }

    @Override
    public List<Grant> grants() {
        return List.of(new Grant(Role.ADMINISTRATOR, ROTATE, Scope.ALL));
    }
}
