package org.relais.core.internal.cases;

import java.util.Optional;
import org.relais.texts.LocalizedText;

/** Whom the directory keeps from being given a case. Needs the running unit of work: what it says holds at that moment. */
public interface Assignees {

    /** Why nobody can be given a case under this account; empty for everybody who has not left. */
    Optional<LocalizedText> obstacle(String account);
}
