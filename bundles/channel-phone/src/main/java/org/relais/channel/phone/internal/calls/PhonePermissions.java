package org.relais.channel.phone.internal.calls;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.relais.identity.Role;
import org.relais.permissions.Permission;
import org.relais.permissions.Scope;
import org.relais.spi.permissions.PermissionContribution;
import org.relais.texts.LocalizedText;

/** Who may do what with the phone. */
@Component
public final class PhonePermissions implements PermissionContribution {

    public static final String EVENT = "phone:event";
    public static final String READ = "phone:read";
    public static final String WORK = "phone:work";
    public static final String FIGURES = "phone:figures";

    public static final Permission EVENTS = new Permission(EVENT);
    public static final Permission READING = new Permission(READ);
    public static final Permission WORKING = new Permission(WORK);
    public static final Permission COUNTING = new Permission(FIGURES);

    @Activate
    public PhonePermissions() {
        // nothing to set up
    }

    @Override
    public Map<Permission, LocalizedText> permissions() {
        return Map.of(
                EVENTS,
                new LocalizedText("Transmettre les événements du standard", "Hand in the events of the exchange"),
                READING,
                new LocalizedText("Lire les appels et les rappels", "Read calls and callbacks"),
                WORKING,
                new LocalizedText(
                        "Tenir un brouillon, transmettre un appel, rappeler",
                        "Keep drafts, hand calls over, call back"),
                COUNTING,
                new LocalizedText("Lire les chiffres du téléphone", "Read the figures of the phone"));
    }

    @Override
    public List<Grant> grants() {
        return List.of(
                new Grant(Role.INTEGRATOR, EVENTS, Scope.ALL),
                new Grant(Role.AGENT, READING, Scope.ALL),
                new Grant(Role.DEPARTMENT_MEMBER, READING, Scope.ALL),
                new Grant(Role.SUPERVISOR, READING, Scope.ALL),
                new Grant(Role.AUDITOR, READING, Scope.ALL),
                new Grant(Role.AGENT, WORKING, Scope.ALL),
                new Grant(Role.DEPARTMENT_MEMBER, WORKING, Scope.ALL),
                new Grant(Role.SUPERVISOR, WORKING, Scope.ALL),
                new Grant(Role.SUPERVISOR, COUNTING, Scope.ALL),
                new Grant(Role.AUDITOR, COUNTING, Scope.ALL));
    }
}
