package org.relais.web.internal.permissions;

import java.security.Principal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permission;
import org.relais.permissions.Permissions;
import org.relais.texts.LocalizedText;
import org.relais.web.internal.identity.Identification;

/** Lets a caller pass to an operation, or not, by what the operation declares and {@link Permissions} decides. Thread-safe. */
@Component(service = Door.class)
public final class Door {

    private static final LocalizedText UNDECLARED = new LocalizedText(
            "Cette opération ne déclare aucun droit : elle est fermée à tous ; signalez-le à l'informatique.",
            "This operation declares no permission: it is closed to everybody; tell the IT team.");
    private static final LocalizedText ABSENT = new LocalizedText(
            "Le contrôle des droits démarre ; réessayez dans un instant.",
            "The permission check is starting; try again in a moment.");

    private volatile @Nullable Permissions permissions;

    @Activate
    public Door() {}

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindPermissions(Permissions service) {
        permissions = service;
    }

    public void unbindPermissions(Permissions service) {
        if (permissions == service) {
            permissions = null;
        }
    }

    public boolean ready() {
        return permissions != null;
    }

    /**
     * Returns when the operation may begin.
     *
     * @param who the established caller, or null for a stranger
     * @throws RelaisException {@code forbidden}; {@code unauthenticated} for a stranger; {@code unavailable} when nobody can decide
     */
    public void pass(@Nullable Principal who, Declaration declaration) {
        if (declaration.open()) {
            return;
        }
        if (!(who instanceof Caller caller)) {
            throw Identification.unauthenticated();
        }
        if (declaration.isMissing()) {
            throw RelaisException.of(Errors.FORBIDDEN, UNDECLARED);
        }
        Permissions decider = permissions;
        if (decider == null) {
            throw RelaisException.of(Errors.UNAVAILABLE, ABSENT);
        }
        for (Permission permission : declaration.permissions()) {
            if (decider.holds(caller, permission)) {
                return;
            }
        }
        throw forbidden(caller, declaration);
    }

    private static RelaisException forbidden(Caller caller, Declaration declaration) {
        return RelaisException.of(
                Errors.FORBIDDEN,
                new LocalizedText(
                                "Le compte « %s » n'a pas le droit de faire cela (%s) ; adressez-vous à un superviseur.",
                                "The account '%s' may not do this (%s); ask a supervisor.")
                        .formatted(
                                caller.account(),
                                declaration.permissions().stream()
                                        .map(Permission::id)
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }
}
