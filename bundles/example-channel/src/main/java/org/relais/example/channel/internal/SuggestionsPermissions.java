package org.relais.example.channel.internal;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.relais.identity.Role;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.spi.permissions.PermissionContribution;
import org.relais.texts.LocalizedText;

/** Who may read what is in the box. */
@Component
public final class SuggestionsPermissions implements PermissionContribution {

    static final String READ = "suggestions:read";

    private static final Permission READING = new Permission(READ);

    @Activate
    public SuggestionsPermissions() {
        // nothing to set up
    }

    @Override
    public Map<Permission, LocalizedText> permissions() {
        return Map.of(READING, SuggestionsTexts.READ);
    }

    @Override
    public List<Grant> grants() {
        return List.of(
                new Grant(Role.AGENT, READING, Scope.ALL),
                new Grant(Role.SUPERVISOR, READING, Scope.ALL),
                new Grant(Role.AUDITOR, READING, Scope.ALL));
    }
}
