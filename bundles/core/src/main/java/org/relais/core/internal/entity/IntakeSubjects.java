package org.relais.core.internal.entity;

import java.util.List;
import org.relais.permissions.Visibility;

/** Which intakes are about cases that a caller may not know of, for lists and counts of intakes and of contacts. */
final class IntakeSubjects {

    private IntakeSubjects() {}

    /** A query in parentheses for their ids; the empty text when there can be none. Confidential cases are few. */
    static String hidden(Visibility visibility, List<Object> parameters) {
        String hidden = VisibilityCondition.hidden(visibility, "C.", parameters);
        return hidden.isEmpty()
                ? ""
                : "(select S.INTAKE_ID from RELAIS_INTAKE_CASE S join RELAIS_CASE C on C.ID = S.CASE_ID where " + hidden
                        + ")";
    }
}
