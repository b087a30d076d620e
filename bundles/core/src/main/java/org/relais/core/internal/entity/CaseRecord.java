package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.relais.cases.CaseId;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.cases.JournalEntry;
import org.relais.cases.Priority;
import org.relais.cases.Requester;
import org.relais.cases.RequesterId;
import org.relais.core.internal.cases.CaseFacts;
import org.relais.core.internal.cases.CaseParty;
import org.relais.core.internal.cases.CaseState;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.cases.Timing;
import org.relais.directory.Confidentiality;
import org.relais.intake.IntakeId;

/** One row of RELAIS_CASE. */
@Entity
@Table(name = "RELAIS_CASE")
@NullUnmarked
class CaseRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REFERENCE")
    private String reference;

    @Column(name = "INTAKE_ID")
    private String intakeId;

    @Column(name = "SUBJECT")
    private String subject;

    @Lob
    @Column(name = "DESCRIPTION")
    private String description;

    @Column(name = "CHANNEL")
    private String channel;

    @Column(name = "SITE")
    private String site;

    @Column(name = "COMMUNE")
    private String commune;

    /** Null when the row has been read and nothing was told. */
    @Embedded
    private RequesterColumns requester;

    @Column(name = "REQUESTER_ID")
    private String requesterId;

    @Column(name = "ORGANISATION_ID")
    private String organisationId;

    @Column(name = "CALLER")
    private String caller;

    @Column(name = "RECEIVED_AT")
    private Instant receivedAt;

    @Column(name = "STAMPED_ON")
    private String stampedOn;

    @Column(name = "SEARCH_TEXT")
    private String searchText;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATUS")
    private CaseStatus status;

    @Column(name = "IS_OPEN")
    private int open;

    @Column(name = "TOPIC")
    private String topic;

    @Column(name = "DEPARTMENT")
    private String department;

    @Column(name = "QUEUE")
    private String queue;

    @Column(name = "PRIORITY")
    private int priority;

    @Column(name = "ASSIGNEE")
    private String assignee;

    @Column(name = "IS_CLAIMABLE")
    private int claimable;

    @Column(name = "DUE_AT")
    private Instant dueAt;

    @Column(name = "WAITING_SINCE")
    private Instant waitingSince;

    @Column(name = "WAITING_UNTIL")
    private Instant waitingUntil;

    @Embedded
    private RoutingColumns routing;

    /** Null when the row has been read and the case has not ended. */
    @Embedded
    private ResolutionColumns resolution;

    @Column(name = "MERGED_INTO")
    private String mergedInto;

    @Lob
    @Column(name = "STATE_BEFORE_MERGE")
    private String stateBeforeMerge;

    @Column(name = "LINKS")
    private int links;

    @Column(name = "CONFIDENTIALITY")
    private String confidentiality;

    @Column(name = "REFUSED_BY")
    private String refusedBy;

    @Column(name = "ESCALATION")
    private int escalation;

    @Column(name = "TARGET_SECONDS")
    private Long targetSeconds;

    @Column(name = "PAUSES")
    private String pauses;

    @Column(name = "NEXT_STEP_AT")
    private Instant nextStepAt;

    @Embedded
    private ProcedureColumns procedures;

    @Column(name = "JOURNAL_LENGTH")
    private int journalLength;

    @Column(name = "JOURNAL_HASH")
    private String journalHash;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected CaseRecord() {}

    CaseRecord(StoredCase stored) {
        CaseFacts facts = stored.facts();
        id = facts.id().toString();
        reference = facts.reference().value();
        intakeId = facts.intake().toString();
        subject = facts.subject();
        description = facts.description();
        channel = facts.channel();
        site = facts.site();
        commune = facts.commune();
        receivedAt = facts.receivedAt();
        stampedOn = facts.stampedOn() == null ? null : facts.stampedOn().toString();
        requester = facts.requester() == null ? null : new RequesterColumns(facts.requester());
        CaseParty party = facts.party();
        requesterId = text(party.person());
        organisationId = text(party.organisation());
        caller = party.caller();
        searchText = stored.state().confidentiality().isService() ? SearchText.of(reference) : searchText(facts);
        take(stored.state());
        journalLength = stored.journalLength();
        journalHash = stored.journalHash();
    }

    private static String searchText(CaseFacts facts) {
        String text = facts.reference().value();
        Requester requester = facts.requester();
        return requester == null
                ? SearchText.of(text, facts.subject())
                : SearchText.of(
                        text, facts.subject(), requester.firstName(), requester.lastName(), requester.organisation());
    }

    private static String text(RequesterId id) {
        return id == null ? null : id.toString();
    }

    private static RequesterId requester(String id) {
        return id == null ? null : new RequesterId(UUID.fromString(id));
    }

    /** Takes over a change and counts its journal entry. */
    void change(CaseState state, JournalEntry entry) {
        take(state);
        journalLength = entry.sequence();
        journalHash = entry.hash();
    }

    private void take(CaseState state) {
        status = state.status();
        open = status.isOpen() ? 1 : 0;
        topic = state.topic();
        department = state.department();
        queue = state.queue();
        priority = state.priority().ordinal();
        assignee = state.assignee();
        claimable = state.awaitsAssignment() ? 1 : 0;
        dueAt = state.dueAt();
        waitingSince = state.waitingSince();
        waitingUntil = state.waitingUntil();
        routing = new RoutingColumns(state.routing());
        resolution = state.resolution() == null ? null : new ResolutionColumns(state.resolution());
        CaseState.Merge merge = state.merge();
        mergedInto = merge == null ? null : merge.into().value();
        stateBeforeMerge = merge == null ? null : CaseStateJson.write(merge.before());
        links = state.links();
        confidentiality = state.confidentiality().name();
        refusedBy = state.refusedBy().isEmpty() ? null : String.join(" ", state.refusedBy());
        escalation = state.escalation();
        Timing timing = state.timing();
        targetSeconds = timing.target() == null ? null : timing.target().toSeconds();
        pauses = PauseList.write(timing.pauses());
        nextStepAt = timing.nextStepAt();
        procedures = new ProcedureColumns(state.procedures());
    }

    StoredCase stored() {
        CaseState state = new CaseState(
                status,
                topic,
                department,
                queue,
                Priority.values()[priority],
                assignee,
                dueAt,
                waitingSince,
                waitingUntil,
                routing.trace(),
                resolution == null ? null : resolution.resolution(),
                mergedInto == null
                        ? null
                        : new CaseState.Merge(new CaseReference(mergedInto), CaseStateJson.read(stateBeforeMerge)),
                links,
                Confidentiality.named(confidentiality),
                refusedBy == null ? List.of() : List.of(refusedBy.split(" ")),
                escalation,
                new Timing(
                        targetSeconds == null ? null : Duration.ofSeconds(targetSeconds),
                        PauseList.read(pauses),
                        nextStepAt),
                procedures.load());
        return new StoredCase(facts(), state, revision, journalLength, journalHash);
    }

    private CaseFacts facts() {
        return new CaseFacts(
                new CaseId(UUID.fromString(id)),
                new CaseReference(reference),
                new IntakeId(UUID.fromString(intakeId)),
                subject,
                description,
                channel,
                site,
                commune,
                requester == null ? null : requester.requester(),
                receivedAt,
                new CaseParty(requester(requesterId), requester(organisationId), caller),
                stampedOn == null ? null : LocalDate.parse(stampedOn));
    }
}
