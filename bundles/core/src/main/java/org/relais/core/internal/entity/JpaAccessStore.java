package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.access.AccessEntry;
import org.relais.access.AccessQuery;
import org.relais.cases.CaseId;
import org.relais.cases.Page;
import org.relais.core.internal.access.AccessStore;
import org.relais.directory.Confidentiality;
import org.relais.services.ServiceId;

/** Readings in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaAccessStore implements AccessStore {

    /** Beyond this many matching entries the total says "at least". */
    private static final int COUNT_LIMIT = 2000;

    private final EntityManager entities;

    @Activate
    public JpaAccessStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(AccessEntry entry) {
        entities.persist(new AccessRecord(entry));
    }

    @Override
    public Page<AccessEntry> find(AccessQuery query) {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        filter(
                conditions,
                parameters,
                "e.service = ",
                query.service() == null ? null : query.service().value());
        filter(conditions, parameters, "e.account = ", query.account());
        filter(conditions, parameters, "e.action = ", query.action());
        filter(conditions, parameters, "e.subject = ", query.subject());
        filter(conditions, parameters, "e.at >= ", query.from());
        filter(conditions, parameters, "e.at < ", query.to());
        Page.Total total = total(conditions, parameters);
        String list = Integer.toHexString(parts(query).toString().hashCode());
        if (query.cursor() != null) {
            Cursor cursor = Cursor.parse(query.cursor(), list);
            parameters.add(cursor.at());
            int at = parameters.size();
            parameters.add(cursor.id());
            conditions.add("(e.at < ?%1$d or e.at = ?%1$d and e.id < ?%2$d)".formatted(at, parameters.size()));
        }
        List<AccessEntry> rows = query(
                        "select e from AccessRecord e" + where(conditions) + " order by e.at desc, e.id desc",
                        AccessRecord.class,
                        parameters)
                .setMaxResults(query.limit() + 1)
                .getResultStream()
                .map(AccessRecord::entry)
                .toList();
        @Nullable AccessEntry last = rows.size() > query.limit() ? rows.get(query.limit() - 1) : null;
        return new Page<>(
                rows.stream().limit(query.limit()).toList(),
                last == null ? null : new Cursor(list, last.at(), last.id().toString()).toString(),
                total);
    }

    @Override
    public List<AccessEntry> of(ServiceId service, Collection<String> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : query(
                                "select e from AccessRecord e where e.service = ?1 and e.subject in ?2"
                                        + " order by e.at, e.id",
                                AccessRecord.class,
                                List.of(service.value(), subjects))
                        .getResultStream()
                        .map(AccessRecord::entry)
                        .toList();
    }

    private static List<@Nullable Object> parts(AccessQuery query) {
        return Arrays.asList(
                query.service(), query.account(), query.action(), query.subject(), query.from(), query.to());
    }

    private static void filter(
            List<String> conditions, List<Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            parameters.add(value);
            conditions.add(condition + "?" + parameters.size());
        }
    }

    /** Counted by reading as many ids: a long log costs no more than that. */
    private Page.Total total(List<String> conditions, List<Object> parameters) {
        int count = query("select e.id from AccessRecord e" + where(conditions), String.class, parameters)
                .setMaxResults(COUNT_LIMIT + 1)
                .getResultList()
                .size();
        return new Page.Total(Math.min(count, COUNT_LIMIT), count <= COUNT_LIMIT);
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private <T> TypedQuery<T> query(String text, Class<T> type, List<Object> parameters) {
        TypedQuery<T> query = entities.createQuery(text, type);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query;
    }

    @Override
    public int removeBefore(Instant instant) {
        return entities.createNativeQuery("delete from RELAIS_ACCESS where RECORDED_AT < ?1")
                .setParameter(1, Timestamp.from(instant))
                .executeUpdate();
    }

    @Override
    public Map<ServiceId, Integer> services(Collection<CaseId> cases) {
        Map<ServiceId, Integer> services = new HashMap<>();
        if (!cases.isEmpty()) {
            SqlParameters sql = new SqlParameters();
            NativeSql.rows(
                            entities,
                            "select CONFIDENTIALITY, count(*) from RELAIS_CASE where ID in " + sql.list(cases)
                                    + " and CONFIDENTIALITY > 'NORMAL' group by CONFIDENTIALITY",
                            sql.parameters)
                    .stream()
                    .map(row -> (Object[]) row)
                    .forEach(row -> ServiceId.of(Confidentiality.named((String) row[0]))
                            .ifPresent(service -> services.put(service, ((Number) row[1]).intValue())));
        }
        return services;
    }
}
