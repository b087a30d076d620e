package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.relais.administration.DirectoryEntry;
import org.relais.directory.DepartmentId;
import org.relais.directory.Team;
import org.relais.directory.TeamId;
import org.relais.texts.LocalizedText;

/** One row of RELAIS_TEAM. */
@Entity
@Table(name = "RELAIS_TEAM")
@NullUnmarked
class TeamRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "DEPARTMENT")
    private String department;

    @Column(name = "NAME_FR")
    private String nameFr;

    @Column(name = "NAME_EN")
    private String nameEn;

    @Column(name = "IS_CLOSED")
    private int closed;

    @Column(name = "MEMBER_CHANGES")
    private long memberChanges;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected TeamRecord() {}

    TeamRecord(String id) {
        this.id = id;
    }

    void take(DirectoryEntry<Team> entry) {
        Team team = entry.value();
        department = team.department().value();
        nameFr = team.name().fr();
        nameEn = team.name().en();
        closed = entry.closed() ? 1 : 0;
    }

    void countMemberChange() {
        memberChanges++;
    }

    DirectoryEntry<Team> entry(Set<String> members) {
        Team team = new Team(new TeamId(id), new DepartmentId(department), new LocalizedText(nameFr, nameEn), members);
        return new DirectoryEntry<>(team, closed == 1, null, revision);
    }
}
