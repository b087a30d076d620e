package org.relais.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done to a case, in the order of a case's life; {@link #wireName} is the name clients use. */
public enum CaseAction {
    TRIAGE,
    TRANSFER,
    RETURN,
    ASSIGN,
    RELEASE,
    START,
    WAIT,
    RESUME,
    RESOLVE,
    REOPEN,
    CLOSE,
    CANCEL,
    /** A correction: this case is about the same as another one. */
    MERGE,
    /** A correction: it is not after all. */
    UNMERGE,
    /** A correction: one request turns out to hold two matters. */
    SPLIT,
    /** A correction: two cases have to do with each other. */
    LINK,
    /** A correction: the case is more or less urgent than it seemed. */
    PRIORITISE,
    /** Who may know of the case changes. */
    CLASSIFY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    /** The action that clients call by this name, if there is one. */
    public static Optional<CaseAction> ofWireName(String name) {
        return Stream.of(values())
                .filter(action -> action.wireName.equals(name))
                .findFirst();
    }
}
