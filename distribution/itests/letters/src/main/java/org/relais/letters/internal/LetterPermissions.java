package org.relais.letters.internal;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.relais.identity.Role;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.spi.permissions.PermissionContribution;
import org.relais.texts.LocalizedText;

/** Who may open letters. */
@Component
public final class LetterPermissions implements PermissionContribution {

    static final String READ = "letters:read";

    private static final Permission OPENING = new Permission(READ);

    @Activate
    public LetterPermissions() {
        // nothing to set up
    }

    @Override
    public Map<Permission, LocalizedText> permissions() {
        return Map.of(OPENING, new LocalizedText("Ouvrir les lettres", "Open letters"));
    }

    @Override
    public List<Grant> grants() {
        return List.of(new Grant(Role.AGENT, OPENING, Scope.ALL));
    }
}
