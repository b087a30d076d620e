package org.relais.web.internal.permissions;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.permissions.Permission;
import org.relais.spi.web.OpenToPublic;
import org.relais.spi.web.RequiresPermission;

/**
 * What the author of an operation has declared about who may call it. What stands on the method counts before what stands on its
 * class. An operation that says nothing is for nobody, so that a forgotten line never opens a door.
 *
 * @param openBecause why anybody may call it, even without an account; null when not anybody may
 * @param permissions one of these is needed
 */
public record Declaration(@Nullable String openBecause, Set<Permission> permissions) {

    private static final Declaration NOTHING = new Declaration(null, Set.of());

    public Declaration {
        permissions = Set.copyOf(permissions);
    }

    /**
     * Reads the first place that says anything.
     *
     * @throws IllegalArgumentException when a permission is not written like one
     */
    public static Declaration of(AnnotatedElement... places) {
        for (AnnotatedElement place : places) {
            RequiresPermission required = place.getAnnotation(RequiresPermission.class);
            if (required != null) {
                return new Declaration(
                        null,
                        Arrays.stream(required.value()).map(Permission::new).collect(Collectors.toSet()));
            }
            OpenToPublic open = place.getAnnotation(OpenToPublic.class);
            if (open != null && !open.value().isBlank()) {
                return new Declaration(open.value(), Set.of());
            }
        }
        return NOTHING;
    }

    /** Anybody may call it, even without an account. */
    public boolean open() {
        return openBecause != null;
    }

    /** Nobody may call it, since its author did not say who may. */
    public boolean isMissing() {
        return !open() && permissions.isEmpty();
    }
}
