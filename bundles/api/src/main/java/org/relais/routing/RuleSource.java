package org.relais.routing;

/** Where rules come from. */
public enum RuleSource {
    /** The file that describes the office. */
    PACK,
    /** A version that a person wrote at run time; stronger than the pack until somebody goes back to it. */
    PERSON
}
