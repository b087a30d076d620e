package org.relais.permissions;

import org.jspecify.annotations.Nullable;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;

/**
 * What a decision about one case depends on.
 *
 * @param assignee the account that has it, or null
 */
public record CaseSubject(DepartmentId department, @Nullable String assignee, Confidentiality confidentiality) {}
