package org.relais.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.directory.Department;
import org.relais.texts.LocalizedText;

/**
 * What an administrator says about a department, as it was sent: checked by {@link DirectoryEditing}.
 *
 * @param parent by any of its names, or null at the top
 * @param aliases former abbreviations
 * @param closed true to end it
 * @param successor of a closed one: takes over its open cases, its names and the departments below; by any of its names, or null
 * @param reason for the journal
 */
public record DepartmentEdit(
        Department.Kind kind,
        LocalizedText name,
        @Nullable String parent,
        List<String> aliases,
        boolean closed,
        @Nullable String successor,
        @Nullable String reason) {

    public DepartmentEdit {
        aliases = List.copyOf(aliases);
    }
}
