package org.relais.web.internal.permissions;

import jakarta.annotation.security.PermitAll;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.relais.permissions.Permission;
import org.relais.spi.web.RequiresPermission;

/**
 * What the author of an operation has declared about who may call it. What stands on the method counts before what stands on its
 * class. An operation that says nothing is for nobody, so that a forgotten line never opens a door.
 *
 * @param open anybody, even without an account
 * @param permissions one of these is needed
 */
public record Declaration(boolean open, Set<Permission> permissions) {

    private static final Declaration NOTHING = new Declaration(false, Set.of());

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
                        false,
                        Arrays.stream(required.value()).map(Permission::new).collect(Collectors.toSet()));
            }
            if (place.isAnnotationPresent(PermitAll.class)) {
                return new Declaration(true, Set.of());
            }
        }
        return NOTHING;
    }

    /** Nobody may call it, since its author did not say who may. */
    public boolean isMissing() {
        return !open && permissions.isEmpty();
    }
}
