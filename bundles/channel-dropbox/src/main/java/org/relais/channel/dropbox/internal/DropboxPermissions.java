package org.relais.channel.dropbox.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.relais.identity.Role;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.spi.permissions.PermissionContribution;
import org.relais.texts.LocalizedText;

/** Who may do what with the mail. */
@Component
public final class DropboxPermissions implements PermissionContribution {

    static final String READ = "dropbox:read";
    static final String COLLECT = "dropbox:collect";
    static final String SORT = "dropbox:sort";
    static final String OVERRIDE = "dropbox:override";

    static final Permission READING = new Permission(READ);
    static final Permission COLLECTING = new Permission(COLLECT);
    static final Permission SORTING = new Permission(SORT);
    static final Permission OVERRIDING = new Permission(OVERRIDE);

    @Activate
    public DropboxPermissions() {
        // nothing to set up
    }

    @Override
    public Map<Permission, LocalizedText> permissions() {
        return Map.of(
                READING, new LocalizedText("Consulter le courrier et son registre", "Read the mail and its register"),
                COLLECTING, new LocalizedText("Noter les levées", "Record collection rounds"),
                SORTING, new LocalizedText("Trier et enregistrer le courrier", "Sort and register the mail"),
                OVERRIDING,
                        new LocalizedText(
                                "Faire trier avant l'heure, corriger une levée",
                                "Have mail sorted early, correct a round"));
    }

    @Override
    public List<Grant> grants() {
        return Stream.of(
                        grants(
                                READING,
                                Role.AGENT,
                                Role.DEPARTMENT_MEMBER,
                                Role.SUPERVISOR,
                                Role.SERVICE_OFFICER,
                                Role.INTEGRATOR,
                                Role.AUDITOR),
                        grants(COLLECTING, Role.AGENT, Role.SUPERVISOR, Role.INTEGRATOR),
                        // forms for partners come in envelopes too
                        grants(SORTING, Role.AGENT, Role.SUPERVISOR, Role.SERVICE_OFFICER, Role.INTEGRATOR),
                        grants(OVERRIDING, Role.SUPERVISOR))
                .flatMap(grants -> grants)
                .toList();
    }

    private static Stream<Grant> grants(Permission permission, Role... roles) {
        return Stream.of(roles).map(role -> new Grant(role, permission, Scope.ALL));
    }
}
