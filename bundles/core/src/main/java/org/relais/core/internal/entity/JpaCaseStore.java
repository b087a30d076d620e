package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseLink;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseSummary;
import org.relais.cases.JournalEntry;
import org.relais.cases.LinkKind;
import org.relais.cases.Note;
import org.relais.cases.Page;
import org.relais.core.internal.cases.CaseState;
import org.relais.core.internal.cases.CaseStore;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.requesters.PhoneNumbers;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.Visibility;

/** Cases in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaCaseStore implements CaseStore {

    private final EntityManager entities;
    private final PhoneNumbers numbers;

    @Activate
    public JpaCaseStore(
            @Reference(target = "(osgi.unit.name=core)") EntityManager entities, @Reference PhoneNumbers numbers) {
        this.entities = entities;
        this.numbers = numbers;
    }

    @Override
    public void add(StoredCase opened, JournalEntry first) {
        entities.persist(new CaseRecord(opened));
        entities.persist(new JournalRecord(opened.facts().id(), first));
        QueueCountRecord.between(null, opened.state()).forEach(entities::persist);
    }

    @Override
    public Optional<StoredCase> find(CaseKey key) {
        return record(key).map(CaseRecord::stored);
    }

    @Override
    public StoredCase change(StoredCase before, CaseState after, JournalEntry entry) {
        CaseId id = before.facts().id();
        CaseRecord record = record(id).orElseThrow();
        record.change(after, entry);
        entities.persist(new JournalRecord(id, entry));
        QueueCountRecord.between(before.state(), after).forEach(entities::persist);
        entities.flush();
        return record.stored();
    }

    private Optional<CaseRecord> record(CaseKey key) {
        if (key instanceof CaseId id) {
            return Optional.ofNullable(entities.find(CaseRecord.class, id.toString()));
        }
        String reference = ((CaseReference) key).value();
        return entities.createQuery("select c from CaseRecord c where c.reference = :reference", CaseRecord.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Page<CaseSummary> search(CaseQuery query, Visibility visibility, Instant now) {
        return listing(query, visibility, now).run(entities);
    }

    @Override
    public Page<CaseSummary> uncounted(CaseQuery query, Visibility visibility, Instant now) {
        return listing(query, visibility, now).uncounted(entities);
    }

    private CaseListing listing(CaseQuery query, Visibility visibility, Instant now) {
        String phone = query.phone();
        String caller = phone == null ? null : numbers.normalise(phone).orElse("");
        return new CaseListing(query, caller, visibility, now);
    }

    @Override
    public List<JournalEntry> journal(CaseId id, int length) {
        return entities.createQuery(
                        "select j from JournalRecord j where j.caseId = :id and j.sequence <= :length order by j.sequence",
                        JournalRecord.class)
                .setParameter("id", id.toString())
                .setParameter("length", length)
                .getResultStream()
                .map(JournalRecord::entry)
                .toList();
    }

    @Override
    public void add(CaseId id, Note note) {
        entities.persist(new NoteRecord(id, note));
    }

    @Override
    public Optional<Note> note(CaseId id, UUID note) {
        return Optional.ofNullable(entities.find(NoteRecord.class, note.toString()))
                .filter(found -> found.isOf(id))
                .map(NoteRecord::note);
    }

    @Override
    public List<Note> notes(CaseId id) {
        return entities.createQuery(
                        "select n from NoteRecord n where n.caseId = :id order by n.at, n.id", NoteRecord.class)
                .setParameter("id", id.toString())
                .getResultStream()
                .map(NoteRecord::note)
                .toList();
    }

    @Override
    public int eraseNotes(CaseId id) {
        return entities.createQuery("update NoteRecord n set n.text = '' where n.caseId = :id and n.text <> ''")
                .setParameter("id", id.toString())
                .executeUpdate();
    }

    @Override
    public void holdLinks() {
        entities.createNativeQuery("update RELAIS_LOCK set TIMES_TAKEN = TIMES_TAKEN + 1 where NAME = 'links'")
                .executeUpdate();
    }

    @Override
    public boolean link(CaseId from, LinkKind kind, CaseId to) {
        List<?> tied = rows(
                "select TO_ID from RELAIS_LINK where FROM_ID = ?1 and KIND = ?2 and TO_ID = ?3",
                from.toString(),
                kind.name(),
                to.toString());
        if (!tied.isEmpty()) {
            return false;
        }
        entities.persist(new LinkRecord(from, kind, to));
        return true;
    }

    @Override
    public List<CaseLink> links(CaseId from, Visibility visibility) {
        List<Object> parameters = new ArrayList<>(List.of(from.toString()));
        String visible = VisibilityCondition.and(visibility, "C.", parameters);
        return NativeSql.rows(
                        entities,
                        "select L.KIND, C.REFERENCE from RELAIS_LINK L join RELAIS_CASE C on C.ID = L.TO_ID"
                                + " where L.FROM_ID = ?1" + visible + " order by C.ID, L.KIND",
                        parameters)
                .stream()
                .map(row -> (Object[]) row)
                .map(row -> new CaseLink(LinkKind.valueOf((String) row[0]), new CaseReference((String) row[1])))
                .toList();
    }

    @Override
    public List<CaseId> linked(CaseId from, LinkKind kind, Visibility visibility) {
        List<Object> parameters = new ArrayList<>(List.of(from.toString(), kind.name()));
        String visible = VisibilityCondition.and(visibility, "C.", parameters);
        return ids(NativeSql.rows(
                entities,
                "select L.TO_ID from RELAIS_LINK L join RELAIS_CASE C on C.ID = L.TO_ID"
                        + " where L.FROM_ID = ?1 and L.KIND = ?2" + visible,
                parameters));
    }

    @Override
    public Set<CaseId> known(Collection<CaseId> cases, Visibility visibility) {
        return Set.copyOf(ids(KnownCases.among(entities, "ID", cases, visibility)));
    }

    @Override
    public List<CaseId> stepsDue(Instant now, @Nullable CaseId after, int limit) {
        return rows(
                        "select ID from RELAIS_CASE where NEXT_STEP_AT <= ?1 and ID > ?2 order by ID fetch first "
                                + limit + " rows only",
                        Timestamp.from(now),
                        after == null ? "" : after.toString())
                .stream()
                .map(id -> new CaseId(UUID.fromString((String) id)))
                .toList();
    }

    @Override
    public List<CaseId> openBetween(Instant receivedBefore, Instant dueFrom, @Nullable CaseId after, int limit) {
        return rows(
                        "select ID from RELAIS_CASE where ID > ?1 and IS_OPEN = 1 and RECEIVED_AT < ?2 and DUE_AT >= ?3"
                                + " order by ID fetch first " + limit + " rows only",
                        after == null ? "" : after.toString(),
                        Timestamp.from(receivedBefore),
                        Timestamp.from(dueFrom))
                .stream()
                .map(id -> new CaseId(UUID.fromString((String) id)))
                .toList();
    }

    @Override
    public void plan(CaseId id, @Nullable Instant nextStepAt) {
        // no change of the case: its revision stays
        String next = nextStepAt == null ? "null" : "?2";
        Query update = entities.createNativeQuery("update RELAIS_CASE set NEXT_STEP_AT = " + next + " where ID = ?1")
                .setParameter(1, id.toString());
        if (nextStepAt != null) {
            update.setParameter(2, Timestamp.from(nextStepAt));
        }
        update.executeUpdate();
    }

    @Override
    public Set<CaseReference> knownReferences(Collection<CaseReference> references, Visibility visibility) {
        return KnownCases.among(entities, "REFERENCE", references, visibility).stream()
                .map(CaseReference::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<CaseId> ids(List<?> rows) {
        return rows.stream().map(id -> new CaseId(UUID.fromString((String) id))).toList();
    }

    @Override
    public List<HeldCase> heldBy(String account) {
        return rows(
                        "select ID, REFERENCE, DEPARTMENT, CONFIDENTIALITY from RELAIS_CASE"
                                + " where ASSIGNEE = ?1 and IS_OPEN = 1 order by RECEIVED_AT, ID",
                        account)
                .stream()
                .map(row -> held((Object[]) row, account))
                .toList();
    }

    private static HeldCase held(Object[] row, String account) {
        return new HeldCase(
                new CaseId(UUID.fromString((String) row[0])),
                new CaseReference((String) row[1]),
                new CaseSubject(new DepartmentId((String) row[2]), account, Confidentiality.named((String) row[3])));
    }

    @Override
    public List<CaseId> openIn(String department, int limit) {
        return rows(
                        "select ID from RELAIS_CASE where DEPARTMENT = ?1 and IS_OPEN = 1"
                                + " order by RECEIVED_AT, ID fetch first " + limit + " rows only",
                        department)
                .stream()
                .map(id -> new CaseId(UUID.fromString((String) id)))
                .toList();
    }

    @Override
    public boolean hasOpenOfOffice(String department) {
        return !rows(
                        "select ID from RELAIS_CASE where DEPARTMENT = ?1 and IS_OPEN = 1 and CONFIDENTIALITY"
                                + VisibilityCondition.in(Confidentiality.ofTheOffice()) + " fetch first 1 rows only",
                        department)
                .isEmpty();
    }

    private List<?> rows(String sql, Object... parameters) {
        return NativeSql.rows(entities, sql, List.of(parameters));
    }
}
