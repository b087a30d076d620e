package org.relais.permissions;

import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;

/**
 * The one decision point. Pure computation on the caller's roles, what roles grant and the office pack in force; thread-safe, never
 * blocks. A permission that nobody declared is granted to nobody.
 */
@ProviderType
public interface Permissions {

    /** May the caller do this at all, in whichever department? */
    boolean holds(Caller caller, Permission permission);

    /** May the caller do this to such a case? What the caller may not know of, the caller may do nothing to. */
    boolean holds(Caller caller, Permission permission, CaseSubject subject);

    /** Which cases the caller may know of. */
    Visibility visibility(Caller caller);

    /** @throws org.relais.errors.RelaisException {@code forbidden} unless the caller {@link #holds(Caller, Permission) holds} it */
    void require(Caller caller, Permission permission);

    /**
     * @throws org.relais.errors.RelaisException {@code forbidden} unless the caller
     *     {@link #holds(Caller, Permission, CaseSubject) holds} it
     */
    void require(Caller caller, Permission permission, CaseSubject subject);
}
