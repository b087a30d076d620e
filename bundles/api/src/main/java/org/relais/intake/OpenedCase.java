package org.relais.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.directory.DepartmentId;

/** A case as it stood when an intake opened it. */
public record OpenedCase(
        CaseId id,
        CaseReference reference,
        CaseStatus status,
        DepartmentId department,
        @Nullable Instant dueAt) {}
