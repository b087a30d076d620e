package org.relais.core.internal.intake;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.Visibility;

/**
 * Which intakes a caller may know of.
 *
 * @param account whose intakes are visible: those that were handed to it
 * @param own levels of which it may know of those
 * @param levels that are visible whoever they were handed to
 * @param cases of which the caller may know: an intake about another one is not there, unless the caller handed it in
 */
public record WorklistSight(String account, Set<Confidentiality> own, Set<Confidentiality> levels, Visibility cases) {

    /** An intake belongs to no department until somebody has read it. */
    private static final DepartmentId NONE = new DepartmentId("-");

    public WorklistSight {
        own = Set.copyOf(own);
        levels = Set.copyOf(levels);
    }

    /** What a decision about an intake depends on. */
    public static CaseSubject subject(@Nullable String assignee, Confidentiality level) {
        return new CaseSubject(NONE, assignee, level);
    }

    static CaseSubject subject(StoredIntake intake) {
        return subject(intake.assignee(), intake.confidentiality());
    }
}
