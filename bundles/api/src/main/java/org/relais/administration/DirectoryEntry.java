package org.relais.administration;

import org.jspecify.annotations.Nullable;
import org.relais.directory.DepartmentId;

/**
 * A part of the directory as it can be edited.
 *
 * @param closed true when it is there for the record alone
 * @param successor what took over from a closed department, or null
 * @param revision counts the edits; 0 for what stands in the office pack alone
 */
public record DirectoryEntry<T>(
        T value, boolean closed, @Nullable DepartmentId successor, long revision) {}
