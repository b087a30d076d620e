package org.relais.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about a person, as it was sent: checked by {@link DirectoryEditing}. What is left out is emptied.
 *
 * @param department by any of its names; null for that of the account
 * @param workingHours texts that {@link org.relais.directory.WorkingHours#read} reads; empty for the hours of the office
 * @param reason for the journal
 */
public record AgentEdit(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String department,
        List<String> teams,
        List<String> skills,
        List<String> workingHours,
        @Nullable String reason) {

    public AgentEdit {
        teams = List.copyOf(teams);
        skills = List.copyOf(skills);
        workingHours = List.copyOf(workingHours);
    }
}
