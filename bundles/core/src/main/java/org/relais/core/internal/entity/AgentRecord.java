package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.relais.directory.Agent;
import org.relais.directory.DepartmentId;
import org.relais.directory.Presence;
import org.relais.directory.TeamId;
import org.relais.directory.WorkingHours;

/** One row of RELAIS_AGENT. */
@Entity
@Table(name = "RELAIS_AGENT")
@NullUnmarked
class AgentRecord {

    @Id
    @Column(name = "ACCOUNT")
    private String account;

    @Column(name = "FIRST_NAME")
    private String firstName;

    @Column(name = "LAST_NAME")
    private String lastName;

    @Column(name = "DEPARTMENT")
    private String department;

    @Column(name = "TEAMS")
    private String teams;

    @Column(name = "SKILLS")
    private String skills;

    @Column(name = "WORKING_HOURS")
    private String workingHours;

    @Enumerated(EnumType.STRING)
    @Column(name = "PRESENCE")
    private Presence.State presence;

    @Column(name = "PRESENT_UNTIL")
    private Instant until;

    @Enumerated(EnumType.STRING)
    @Column(name = "REACHABILITY")
    private Presence.Reachability reachability;

    @Column(name = "LEFT_ON")
    private String leftOn;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected AgentRecord() {}

    AgentRecord(String account) {
        this.account = account;
    }

    void take(Agent agent) {
        Agent.PersonName name = agent.name();
        firstName = name == null ? null : name.first();
        lastName = name == null ? null : name.last();
        department = agent.department() == null ? null : agent.department().value();
        teams = WordList.write(agent.teams());
        skills = WordList.write(agent.skills());
        workingHours =
                agent.hours() == null ? null : String.join(",", agent.hours().texts());
        presence = agent.presence().state();
        until = agent.presence().until();
        reachability = agent.presence().reachability();
        leftOn = agent.leftOn() == null ? null : agent.leftOn().toString();
    }

    Agent agent() {
        return new Agent(
                account,
                firstName == null ? null : new Agent.PersonName(firstName, lastName),
                department == null ? null : new DepartmentId(department),
                WordList.read(teams).stream().map(TeamId::new).collect(Collectors.toSet()),
                WordList.read(skills),
                hours(),
                new Presence(presence, until, reachability),
                leftOn == null ? null : LocalDate.parse(leftOn),
                revision);
    }

    private WorkingHours hours() {
        return workingHours == null
                ? null
                : new WorkingHours(Stream.of(workingHours.split(","))
                        .flatMap(text -> WorkingHours.read(text).orElse(List.of()).stream())
                        .toList());
    }
}
