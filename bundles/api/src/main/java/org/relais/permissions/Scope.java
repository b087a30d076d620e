package org.relais.permissions;

/** How far a permission of a caller reaches, narrowest first. */
public enum Scope {
    /** Cases of the caller's own department, and those the caller has been given. */
    OWN,
    /** The same, and all departments below the caller's own. */
    SUBTREE,
    /** Every department. */
    ALL
}
