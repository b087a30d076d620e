package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.calendar.CalendarProposal;
import org.relais.core.internal.calendar.StoredProposal;

/** One row of RELAIS_CALENDAR_PROPOSAL. */
@Entity
@Table(name = "RELAIS_CALENDAR_PROPOSAL")
@NullUnmarked
class CalendarProposalRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "UID")
    private String uid;

    @Column(name = "OFFICE_DAY")
    private String day;

    @Column(name = "LABEL")
    private String label;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE")
    private CalendarProposal.State state;

    @Column(name = "PROPOSED_AT")
    private Instant proposedAt;

    @Column(name = "DECIDED_BY")
    private String decidedBy;

    @Column(name = "DECIDED_AT")
    private Instant decidedAt;

    protected CalendarProposalRecord() {}

    CalendarProposalRecord(StoredProposal proposal) {
        id = proposal.id().toString();
        uid = proposal.uid();
        day = proposal.date().toString();
        label = proposal.label();
        state = proposal.state();
        proposedAt = proposal.proposedAt();
        decidedBy = proposal.decidedBy();
        decidedAt = proposal.decidedAt();
    }

    StoredProposal proposal() {
        return new StoredProposal(
                UUID.fromString(id), uid, LocalDate.parse(day), label, state, proposedAt, decidedBy, decidedAt);
    }
}
