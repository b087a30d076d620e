package org.relais.directory;

import java.util.Objects;

/**
 * Names a department.
 *
 * @param value as the office pack writes it, for example {@code DPASS}
 */
public record DepartmentId(String value) {

    public DepartmentId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value;
    }
}
