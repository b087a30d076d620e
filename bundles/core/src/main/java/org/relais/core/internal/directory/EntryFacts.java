package org.relais.core.internal.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.relais.administration.DirectoryEntry;
import org.relais.directory.Agent;
import org.relais.directory.Department;
import org.relais.directory.Site;
import org.relais.directory.Team;
import org.relais.texts.LocalizedText;

/** What the journal of the office says about entries: by the names that clients use, old and new where they differ. Pure. */
final class EntryFacts {

    private final Map<String, String> facts = new LinkedHashMap<>();

    private EntryFacts() {}

    static EntryFacts none() {
        return new EntryFacts();
    }

    static EntryFacts ofDepartment(DirectoryEntry<Department> entry) {
        Department department = entry.value();
        return new EntryFacts()
                .with("kind", department.kind())
                .with("name", department.name())
                .with("parent", department.parent())
                .with("aliases", department.aliases())
                .with("closed", entry.closed())
                .with("successor", entry.successor());
    }

    static EntryFacts ofSite(DirectoryEntry<Site> entry) {
        return new EntryFacts().with("name", entry.value().name()).with("closed", entry.closed());
    }

    static EntryFacts ofTeam(DirectoryEntry<Team> entry) {
        return new EntryFacts()
                .with("name", entry.value().name())
                .with("department", entry.value().department())
                .with("members", entry.value().members())
                .with("closed", entry.closed());
    }

    static EntryFacts ofAgent(Agent agent) {
        Agent.@Nullable PersonName name = agent.name();
        return new EntryFacts()
                .with("firstName", name == null ? null : name.first())
                .with("lastName", name == null ? null : name.last())
                .with("department", agent.department())
                .with("teams", agent.teams())
                .with("skills", agent.skills())
                .with(
                        "workingHours",
                        agent.hours() == null
                                ? null
                                : String.join(", ", agent.hours().texts()))
                .with("presence", agent.presence().state())
                .with("until", agent.presence().until())
                .with("reachable", agent.presence().reachability())
                .with("state", agent.state())
                .with("leftOn", agent.leftOn());
    }

    private EntryFacts with(String name, @Nullable Object value) {
        if (value instanceof LocalizedText text) {
            facts.put(name + ".fr", text.fr());
            facts.put(name + ".en", text.en());
        } else if (value instanceof Collection<?> values) {
            facts.put(name, values.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
        } else {
            facts.put(name, value == null ? "" : value.toString());
        }
        return this;
    }

    /** Old and new value of what differs, an empty text for nothing. */
    Map<String, List<String>> changesSince(EntryFacts before) {
        Set<String> names = new LinkedHashSet<>(facts.keySet());
        names.addAll(before.facts.keySet());
        Map<String, List<String>> changes = new LinkedHashMap<>();
        for (String name : names) {
            String old = before.facts.getOrDefault(name, "");
            String present = facts.getOrDefault(name, "");
            if (!old.equals(present)) {
                changes.put(name, List.of(old, present));
            }
        }
        return changes;
    }
}
