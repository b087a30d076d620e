package org.relais.core.internal.cases;

/** Whom the directory keeps from being given a case. Needs the running unit of work: what it says holds at that moment. */
public interface Assignees {

    /** @throws org.relais.errors.RelaisException {@code invalid-request} about {@code /agent} for somebody who has left */
    void require(String account);
}
