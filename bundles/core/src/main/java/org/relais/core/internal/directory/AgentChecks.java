package org.relais.core.internal.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.administration.AgentEdit;
import org.relais.administration.DirectoryEntry;
import org.relais.directory.Agent;
import org.relais.directory.DepartmentId;
import org.relais.directory.Office;
import org.relais.directory.Skills;
import org.relais.directory.Team;
import org.relais.directory.TeamId;
import org.relais.directory.WorkingHours;
import org.relais.texts.LocalizedText;

/** What an edit of a person comes to. Pure. */
final class AgentChecks {

    private static final int MOST = 30;
    private static final int MOST_INTERVALS = 70;

    private static final LocalizedText HOURS_EXPECTED = new LocalizedText(
            "Horaires attendus, par exemple MONDAY 07:00-11:30 ou MONDAY-FRIDAY 08:00-16:00 ; après minuit, le jour suivant.",
            "Hours are expected, for example MONDAY 07:00-11:30 or MONDAY-FRIDAY 08:00-16:00; past midnight is the next day.");

    private final Office office;
    private final DirectorySnapshot edits;
    private final EditMistakes mistakes = new EditMistakes();

    AgentChecks(Office office, DirectorySnapshot edits) {
        this.office = office;
        this.edits = edits;
    }

    /** @throws org.relais.errors.RelaisException {@code invalid-request} that names everything to be corrected */
    Agent apply(Agent before, AgentEdit edit) {
        mistakes.reason(edit.reason());
        Agent.@Nullable PersonName name = name(edit);
        @Nullable
        DepartmentId department =
                edit.department() == null ? null : mistakes.department("/department", edit.department(), office);
        Agent after = new Agent(
                before.account(),
                name,
                department,
                teams(edit.teams()),
                skills(edit.skills()),
                hours(edit.workingHours()),
                before.presence(),
                before.leftOn(),
                before.revision());
        mistakes.check();
        return after;
    }

    private Agent.@Nullable PersonName name(AgentEdit edit) {
        if (edit.firstName() == null && edit.lastName() == null) {
            return null;
        }
        String first = edit.firstName() == null ? "" : edit.firstName().strip();
        String last = edit.lastName() == null ? "" : edit.lastName().strip();
        mistakes.text("/firstName", first, EditMistakes.LONGEST_NAME);
        mistakes.text("/lastName", last, EditMistakes.LONGEST_NAME);
        return new Agent.PersonName(first, last);
    }

    private Set<TeamId> teams(List<String> given) {
        mistakes.atMost("/teams", given, MOST);
        Set<TeamId> teams = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            TeamId id = new TeamId(given.get(i));
            @Nullable DirectoryEntry<Team> team = edits.teams().get(id);
            if (team == null || team.closed()) {
                mistakes.unknown("/teams/" + i, given.get(i), openTeams());
            }
            teams.add(id);
        }
        return teams;
    }

    private List<String> openTeams() {
        return edits.teams().values().stream()
                .filter(entry -> !entry.closed())
                .map(entry -> entry.value().id().value())
                .toList();
    }

    private Set<String> skills(List<String> given) {
        mistakes.atMost("/skills", given, MOST);
        Set<String> skills = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            Optional<String> skill = Skills.normalise(given.get(i));
            if (skill.isEmpty()) {
                mistakes.refuse(
                        "/skills/" + i,
                        new LocalizedText(
                                "Une compétence est un mot ou quelques-uns, 50 lettres et chiffres au plus.",
                                "A skill is a word or a few, at most 50 letters and digits."));
            }
            skill.ifPresent(skills::add);
        }
        return skills;
    }

    private @Nullable WorkingHours hours(List<String> given) {
        List<WorkingHours.Interval> intervals = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Optional<List<WorkingHours.Interval>> read = WorkingHours.read(given.get(i));
            if (read.isEmpty()) {
                mistakes.refuse("/workingHours/" + i, HOURS_EXPECTED);
            }
            read.ifPresent(intervals::addAll);
        }
        mistakes.atMost("/workingHours", intervals, MOST_INTERVALS);
        try {
            return intervals.isEmpty() ? null : new WorkingHours(intervals);
        } catch (IllegalArgumentException overlap) {
            mistakes.refuse(
                    "/workingHours",
                    new LocalizedText("Deux de ces horaires se chevauchent.", "Two of these hours overlap."));
            return null;
        }
    }
}
