package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.core.internal.queues.QueueStore;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.permissions.CaseSubject;

/** Queues in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaQueueStore implements QueueStore {

    private final EntityManager entities;

    @Activate
    public JpaQueueStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Map<String, EditedSettings> settings() {
        return entities.createQuery("select q from QueueRecord q", QueueRecord.class)
                .getResultStream()
                .collect(Collectors.toMap(QueueRecord::id, QueueRecord::edited));
    }

    @Override
    public void put(String queue, EditedSettings edited) {
        @Nullable QueueRecord known = entities.find(QueueRecord.class, queue);
        QueueRecord record = known == null ? new QueueRecord(queue) : known;
        record.take(edited.settings());
        if (known == null) {
            entities.persist(record);
        }
        entities.flush();
    }

    @Override
    public List<Waiting> waiting(
            String queue, Collection<Confidentiality> levels, @Nullable Position after, int limit, Instant now) {
        return levels.isEmpty() ? List.of() : new WaitingCases(entities, queue, levels).page(after, limit, now);
    }

    /**
     * The sums up to the hour that is running, and the cases due in this hour one by one, so that overdue is exact at every moment.
     */
    @Override
    public List<Count> counts(Instant now) {
        Instant hour = CountFolding.hour(now);
        List<?> rows = rows(
                "select QUEUE, DEPARTMENT, CONFIDENTIALITY, sum(OPEN_CASES), sum(WAITING_CASES), sum(ASSIGNED_CASES),"
                        + " sum(OVERDUE_CASES) from ("
                        + "select QUEUE, DEPARTMENT, CONFIDENTIALITY, OPEN_CASES, WAITING_CASES, ASSIGNED_CASES,"
                        + " case when DUE_AT < ?1 then OPEN_CASES else 0 end as OVERDUE_CASES from RELAIS_QUEUE_COUNT"
                        + " union all select QUEUE, DEPARTMENT, CONFIDENTIALITY,"
                        + " 0 as OPEN_CASES, 0 as WAITING_CASES, 0 as ASSIGNED_CASES, 1 as OVERDUE_CASES from RELAIS_CASE"
                        + " where IS_OPEN = 1 and WAITING_SINCE is null and DUE_AT >= ?2 and DUE_AT < ?3) COUNTED"
                        + " group by QUEUE, DEPARTMENT, CONFIDENTIALITY",
                Timestamp.from(hour),
                Timestamp.from(hour),
                Timestamp.from(now));
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> count(row, null))
                .toList();
    }

    @Override
    public List<Count> assignedTo(String account, Instant now) {
        List<?> rows = rows(
                "select QUEUE, DEPARTMENT, CONFIDENTIALITY, 1, 0, 1,"
                        + " case when WAITING_SINCE is null and DUE_AT < ?1 then 1 else 0 end"
                        + " from RELAIS_CASE where ASSIGNEE = ?2 and IS_OPEN = 1",
                Timestamp.from(now),
                account);
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> count(row, account))
                .toList();
    }

    private static Count count(Object[] row, @Nullable String assignee) {
        CaseSubject subject =
                new CaseSubject(new DepartmentId((String) row[1]), assignee, Confidentiality.named((String) row[2]));
        return new Count((String) row[0], subject, number(row[3]), number(row[4]), number(row[5]), number(row[6]));
    }

    @Override
    public List<CaseId> open(String queue, DepartmentId department, int limit) {
        return rows(
                        "select ID from RELAIS_CASE where QUEUE = ?1 and IS_OPEN = 1 and DEPARTMENT = ?2 fetch first "
                                + limit + " rows only",
                        queue,
                        department.value())
                .stream()
                .map(id -> new CaseId(UUID.fromString((String) id)))
                .toList();
    }

    @Override
    public @Nullable Instant oldest(String queue, CaseSubject subject) {
        List<?> rows = rows(
                "select RECEIVED_AT from RELAIS_CASE where QUEUE = ?1 and IS_OPEN = 1 and CONFIDENTIALITY = ?2"
                        + " and DEPARTMENT = ?3 order by RECEIVED_AT fetch first 1 rows only",
                queue,
                subject.confidentiality().name(),
                subject.department().value());
        return rows.isEmpty() ? null : NativeSql.instant(rows.get(0));
    }

    @Override
    public void fold(Instant now) {
        if (isDerby()) {
            // a reader there sees rows as they come and go, not as they were when it began
            statement("lock table RELAIS_QUEUE_COUNT in exclusive mode").executeUpdate();
        }
        new CountFolding(entities, now).run();
    }

    @Override
    public Map<String, Integer> loads(Collection<String> accounts) {
        Map<String, Integer> loads = new HashMap<>();
        rows(
                        "select ASSIGNEE, count(*) from RELAIS_CASE where IS_OPEN = 1 and CONFIDENTIALITY"
                                + VisibilityCondition.in(Confidentiality.ofTheOffice()) + " and ASSIGNEE in ("
                                + places(accounts.size()) + ") group by ASSIGNEE",
                        accounts.toArray())
                .forEach(row -> loads.put((String) ((Object[]) row)[0], (int) number(((Object[]) row)[1])));
        return loads;
    }

    @Override
    public void lock() {
        statement("update RELAIS_QUEUE_LOCK set TURNS = TURNS + 1").executeUpdate();
    }

    @Override
    public Map<String, Turn> turns(Collection<String> accounts) {
        Map<String, Turn> turns = new HashMap<>();
        accounts.forEach(account -> turns.put(account, new Turn(0, null)));
        rows(
                        "select ACCOUNT, TURNS, LAST_GIVEN_AT from RELAIS_QUEUE_TURN where ACCOUNT in ("
                                + places(accounts.size()) + ")",
                        accounts.toArray())
                .stream()
                .map(row -> (Object[]) row)
                .forEach(row -> turns.put((String) row[0], new Turn(number(row[1]), NativeSql.instant(row[2]))));
        return turns;
    }

    @Override
    public void give(String account, Instant now) {
        int known = statement(
                        "update RELAIS_QUEUE_TURN set TURNS = TURNS + 1, LAST_GIVEN_AT = ?1 where ACCOUNT = ?2",
                        Timestamp.from(now),
                        account)
                .executeUpdate();
        if (known == 0) {
            statement(
                            "insert into RELAIS_QUEUE_TURN (ACCOUNT, TURNS, LAST_GIVEN_AT) values (?1, 1, ?2)",
                            account,
                            Timestamp.from(now))
                    .executeUpdate();
        }
    }

    @Override
    public Set<String> releasedBy(CaseId id) {
        Set<String> accounts = new HashSet<>();
        entities.createQuery(
                        "select j from JournalRecord j where j.caseId = :id and j.action in ('release', 'hand-over')",
                        JournalRecord.class)
                .setParameter("id", id.toString())
                .getResultStream()
                .map(record -> record.entry().changes().getOrDefault("assignee", List.of("", "")))
                .forEach(change -> accounts.add(change.get(0)));
        return accounts;
    }

    private boolean isDerby() {
        try {
            return entities.unwrap(Connection.class)
                    .getMetaData()
                    .getDatabaseProductName()
                    .contains("Derby");
        } catch (SQLException failure) {
            throw new jakarta.persistence.PersistenceException("the database does not say what it is", failure);
        }
    }

    private static String places(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "?" + i).collect(Collectors.joining(", "));
    }

    private List<?> rows(String sql, Object... parameters) {
        return NativeSql.rows(entities, sql, new ArrayList<>(List.of(parameters)));
    }

    private Query statement(String sql, Object... parameters) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
