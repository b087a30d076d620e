package org.relais.letters.internal;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.relais.identity.Role;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.services.ServiceRight;
import org.relais.spi.permissions.PermissionContribution;
import org.relais.texts.LocalizedText;

/** Who may open letters, and who sealed ones. */
@Component
public final class LetterPermissions implements PermissionContribution {

    static final String READ = "letters:read";

    private static final Permission OPENING = new Permission(READ);
    private static final Permission READING_SEALED = ServiceRight.READ.of(SealedLetterChannel.SERVICE);
    private static final Permission REGISTERING_SEALED = ServiceRight.REGISTER.of(SealedLetterChannel.SERVICE);

    @Activate
    public LetterPermissions() {
        // nothing to set up
    }

    @Override
    public Map<Permission, LocalizedText> permissions() {
        return Map.of(
                OPENING, new LocalizedText("Ouvrir les lettres", "Open letters"),
                READING_SEALED, new LocalizedText("Lire les plis scellés", "Read sealed letters"),
                REGISTERING_SEALED, new LocalizedText("Enregistrer les plis scellés", "Register sealed letters"));
    }

    @Override
    public List<Grant> grants() {
        return List.of(
                new Grant(Role.AGENT, OPENING, Scope.ALL),
                new Grant(Role.SERVICE_OFFICER, READING_SEALED, Scope.ALL),
                new Grant(Role.SERVICE_OFFICER, REGISTERING_SEALED, Scope.ALL));
    }
}
