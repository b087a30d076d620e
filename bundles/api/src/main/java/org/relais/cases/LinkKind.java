package org.relais.cases;

/** What ties one case to another. */
public enum LinkKind {
    /** They have to do with each other. */
    RELATED,
    /** The case comes after the other one. No case can follow itself, not even through others. */
    FOLLOWS,
    /** The case is about the same as the other one. No case can duplicate itself, not even through others. */
    DUPLICATES
}
