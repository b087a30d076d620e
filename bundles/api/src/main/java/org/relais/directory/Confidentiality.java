package org.relais.directory;

/** Who may know of a case, most open first. A topic sets the level of its cases; a supervisor may change that of one case. */
public enum Confidentiality {
    /** Everybody who reads cases. */
    NORMAL,
    /** Who has it, their department, and whoever may read restricted cases there. */
    RESTRICTED,
    /** Who has it, and whoever may read secret cases of its department. */
    SECRET;

    /** The less open of two levels. */
    public Confidentiality orHigher(Confidentiality other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
