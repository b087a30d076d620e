package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.Page;
import org.relais.changes.OfficeArea;
import org.relais.changes.OfficeChange;
import org.relais.changes.OfficeChangeQuery;
import org.relais.core.internal.changes.OfficeJournalStore;

/** The journal of the office in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaOfficeJournalStore implements OfficeJournalStore {

    private final EntityManager entities;

    @Activate
    public JpaOfficeJournalStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Head> head(OfficeArea area) {
        // asked in the middle of other work, whose entities it has no business to flush
        List<?> rows = sql(
                        "select VERSION, JOURNAL_LENGTH, JOURNAL_HASH from RELAIS_OFFICE_VERSION where AREA = ?1",
                        area.name())
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Head(
                        ((Number) row[0]).longValue(),
                        ((Number) row[1]).intValue(),
                        row[2] == null ? "" : (String) row[2]))
                .findFirst();
    }

    @Override
    public Optional<Head> lockHead(OfficeArea area) {
        int locked = sql("update RELAIS_OFFICE_VERSION set VERSION = VERSION where AREA = ?1", area.name())
                .executeUpdate();
        return locked == 0 ? Optional.empty() : head(area);
    }

    @Override
    public void append(OfficeChange entry, Head head) {
        entities.persist(new OfficeChangeRecord(entry));
        String area = entry.area().name();
        int updated = sql(
                        "update RELAIS_OFFICE_VERSION set VERSION = ?1, JOURNAL_LENGTH = ?2, JOURNAL_HASH = ?3"
                                + " where AREA = ?4",
                        head.version(),
                        head.entries(),
                        head.lastHash(),
                        area)
                .executeUpdate();
        if (updated == 0) {
            sql(
                            "insert into RELAIS_OFFICE_VERSION (VERSION, JOURNAL_LENGTH, JOURNAL_HASH, AREA)"
                                    + " values (?1, ?2, ?3, ?4)",
                            head.version(),
                            head.entries(),
                            head.lastHash(),
                            area)
                    .executeUpdate();
        }
    }

    @Override
    public Page<OfficeChange> find(OfficeChangeQuery query, Set<OfficeArea> areas) {
        List<Object> parameters = new ArrayList<>(List.of(areas));
        List<String> conditions = new ArrayList<>(List.of("c.area in ?1"));
        if (query.area() != null) {
            parameters.add(query.area());
            conditions.add("c.area = ?" + parameters.size());
        }
        if (query.from() != null) {
            parameters.add(query.from());
            conditions.add("c.at >= ?" + parameters.size());
        }
        Page.Total total = total(conditions, parameters);
        String list = Integer.toHexString(
                Arrays.asList(query.area(), query.from()).toString().hashCode());
        if (query.cursor() != null) {
            Cursor cursor = Cursor.parse(query.cursor(), list);
            parameters.add(cursor.at());
            int at = parameters.size();
            parameters.add(cursor.id());
            conditions.add("(c.at < ?%d or c.at = ?%d and c.id < ?%d)".formatted(at, at, parameters.size()));
        }
        List<OfficeChangeRecord> rows = query(
                        "select c from OfficeChangeRecord c" + where(conditions) + " order by c.at desc, c.id desc",
                        OfficeChangeRecord.class,
                        parameters)
                .setMaxResults(query.limit() + 1)
                .getResultList();
        @Nullable OfficeChangeRecord last = rows.size() > query.limit() ? rows.get(query.limit() - 1) : null;
        String next = last == null ? null : new Cursor(list, last.entry().at(), last.id()).toString();
        return new Page<>(
                rows.stream()
                        .limit(query.limit())
                        .map(OfficeChangeRecord::entry)
                        .toList(),
                next,
                total);
    }

    /** People change an office some times a day, so counting costs little. */
    private Page.Total total(List<String> conditions, List<Object> parameters) {
        Long count = query("select count(c) from OfficeChangeRecord c" + where(conditions), Long.class, parameters)
                .getSingleResult();
        return new Page.Total(count, true);
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    @Override
    public List<OfficeChange> entries(OfficeArea area, int after, int limit) {
        return query(
                        "select c from OfficeChangeRecord c where c.area = ?1 and c.sequence > ?2 order by c.sequence",
                        OfficeChangeRecord.class,
                        List.of(area, after))
                .setMaxResults(limit)
                .getResultStream()
                .map(OfficeChangeRecord::entry)
                .toList();
    }

    private Query sql(String statement, Object... parameters) {
        Query query = entities.createNativeQuery(statement);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }

    private <T> TypedQuery<T> query(String text, Class<T> type, List<Object> parameters) {
        TypedQuery<T> query = entities.createQuery(text, type);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query;
    }
}
