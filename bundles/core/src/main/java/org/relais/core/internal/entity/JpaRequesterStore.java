package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseSummary;
import org.relais.cases.RequesterId;
import org.relais.core.internal.requesters.RequesterStore;
import org.relais.core.internal.requesters.SearchKey;
import org.relais.core.internal.requesters.StoredRequester;
import org.relais.permissions.Visibility;
import org.relais.requesters.RequesterKind;

/** Requesters in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaRequesterStore implements RequesterStore {

    private final EntityManager entities;

    @Activate
    public JpaRequesterStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(StoredRequester requester) {
        entities.persist(new RequesterRecord(requester));
        insertKeys(requester);
    }

    @Override
    public Optional<StoredRequester> find(RequesterId id) {
        return Optional.ofNullable(entities.find(RequesterRecord.class, id.toString()))
                .map(RequesterRecord::stored);
    }

    @Override
    public StoredRequester change(StoredRequester after) {
        RequesterRecord record = entities.find(RequesterRecord.class, after.id().toString());
        List<SearchKey> before = record.stored().keys();
        record.take(after);
        entities.flush();
        if (!before.equals(after.keys())) {
            execute(
                    "delete from RELAIS_REQUESTER_KEY where REQUESTER_ID = ?1",
                    List.of(after.id().toString()));
            insertKeys(after);
        }
        return record.stored();
    }

    /** All keys in one statement: a request that comes in pays for each one. */
    private void insertKeys(StoredRequester requester) {
        SqlParameters sql = new SqlParameters();
        String id = sql.parameter(requester.id().toString());
        String rows = requester.keys().stream()
                .map(key -> "('%s', %s, %s)".formatted(key.kind(), sql.parameter(key.value()), id))
                .collect(Collectors.joining(", "));
        if (!rows.isEmpty()) {
            execute("insert into RELAIS_REQUESTER_KEY (KIND, KEY_VALUE, REQUESTER_ID) values " + rows, sql.parameters);
        }
    }

    @Override
    public List<StoredRequester> together(RequesterId current) {
        return entities.createQuery(
                        "select r from RequesterRecord r where r.current = :current order by r.id",
                        RequesterRecord.class)
                .setParameter("current", current.toString())
                .getResultStream()
                .map(RequesterRecord::stored)
                .toList();
    }

    @Override
    public List<RequesterId> visible(Collection<RequesterId> ids, Visibility visibility) {
        if (ids.isEmpty()) {
            return List.of();
        }
        SqlParameters sql = new SqlParameters();
        return ids(
                "select R.ID from RELAIS_REQUESTER R where R.ID in " + sql.list(ids) + " and "
                        + visible(sql, visibility) + " order by R.ID",
                sql.parameters);
    }

    private static String visible(SqlParameters sql, Visibility visibility) {
        if (visibility.coversOffice()) {
            // cases of services have no requester
            return "1 = 1";
        }
        return "(R.IS_BY_HAND = 1 or exists (select 1 from RELAIS_CASE C where C.REQUESTER_ID = R.ID and "
                + VisibilityCondition.of(visibility, "C.", sql.parameters)
                + ") or exists (select 1 from RELAIS_CASE C where C.ORGANISATION_ID = R.ID and "
                + VisibilityCondition.of(visibility, "C.", sql.parameters) + "))";
    }

    @Override
    public List<RequesterId> search(
            List<SearchKey> keys, Visibility visibility, @Nullable RequesterId after, int limit) {
        SqlParameters sql = new SqlParameters();
        String found = keys.stream()
                .map(key ->
                        "R.ID in (select K.REQUESTER_ID from RELAIS_REQUESTER_KEY K where " + matches(sql, key) + ")")
                .collect(Collectors.joining(" and "));
        String further = after == null ? "" : " and R.CURRENT_ID > " + sql.parameter(after.toString());
        return ids(
                "select distinct R.CURRENT_ID from RELAIS_REQUESTER R where " + found + further + " and "
                        + visible(sql, visibility) + " order by R.CURRENT_ID fetch first " + limit + " rows only",
                sql.parameters);
    }

    private static String matches(SqlParameters sql, SearchKey key) {
        return switch (key.kind()) {
            case WORD -> "K.KIND = 'WORD' and K.KEY_VALUE like " + sql.parameter(key.value() + "%");
            case PHONE, EMAIL -> exactly(sql, key);
        };
    }

    private static String exactly(SqlParameters sql, SearchKey key) {
        return "K.KIND = '" + key.kind() + "' and K.KEY_VALUE = " + sql.parameter(key.value());
    }

    /** One select for each key: Derby would read all keys for a condition with {@code or}. */
    @Override
    public Optional<RequesterId> oldest(RequesterKind kind, String nameKey, List<SearchKey> keys) {
        SqlParameters sql = new SqlParameters();
        String reached = keys.stream()
                .map(key -> "select K.REQUESTER_ID from RELAIS_REQUESTER_KEY K where " + exactly(sql, key))
                .collect(Collectors.joining(" union "));
        return ids(
                        "select R.ID from (" + reached
                                + ") F join RELAIS_REQUESTER R on R.ID = F.REQUESTER_ID where R.KIND = "
                                + sql.parameter(kind.name()) + " and R.NAME_KEY = "
                                + sql.parameter(RequesterRecord.bounded(nameKey))
                                + " and (R.IS_BY_HAND = 1"
                                + " or exists (select 1 from RELAIS_CASE C where C.REQUESTER_ID = R.ID and C.CONFIDENTIALITY = 'NORMAL')"
                                + " or exists (select 1 from RELAIS_CASE C where C.ORGANISATION_ID = R.ID and C.CONFIDENTIALITY = 'NORMAL'))"
                                + " order by R.ID fetch first 1 rows only",
                        sql.parameters)
                .stream()
                .findFirst();
    }

    @Override
    public List<RequesterId> organisationsOf(Collection<RequesterId> persons) {
        return members("ORGANISATION_ID", "PERSON_ID", persons);
    }

    @Override
    public List<RequesterId> representativesOf(Collection<RequesterId> organisations) {
        return members("PERSON_ID", "ORGANISATION_ID", organisations);
    }

    private List<RequesterId> members(String wanted, String given, Collection<RequesterId> ids) {
        SqlParameters sql = new SqlParameters();
        return ids(
                "select distinct " + wanted + " from RELAIS_REQUESTER_MEMBER where " + given + " in " + sql.list(ids)
                        + " order by " + wanted,
                sql.parameters);
    }

    @Override
    public void setOrganisations(RequesterId person, List<RequesterId> organisations) {
        execute("delete from RELAIS_REQUESTER_MEMBER where PERSON_ID = ?1", List.of(person.toString()));
        for (RequesterId organisation : organisations) {
            execute(
                    "insert into RELAIS_REQUESTER_MEMBER (PERSON_ID, ORGANISATION_ID) values (?1, ?2)",
                    List.of(person.toString(), organisation.toString()));
        }
    }

    @Override
    public List<CaseSummary> cases(Collection<RequesterId> ids, Visibility visibility, Instant now, int limit) {
        SqlParameters sql = new SqlParameters();
        String list = sql.list(ids);
        return NativeSql.rows(
                        entities,
                        "select " + CaseListing.COLUMNS + " from RELAIS_CASE C where (C.REQUESTER_ID in " + list
                                + " or C.ORGANISATION_ID in " + list + ")"
                                + VisibilityCondition.and(visibility, "C.", sql.parameters)
                                + " order by C.RECEIVED_AT desc, C.ID desc fetch first " + limit + " rows only",
                        sql.parameters)
                .stream()
                .map(row -> CaseListing.summary((Object[]) row, now))
                .toList();
    }

    private List<RequesterId> ids(String statement, List<?> parameters) {
        return NativeSql.rows(entities, statement, parameters).stream()
                .map(id -> new RequesterId(UUID.fromString((String) id)))
                .toList();
    }

    private void execute(String statement, List<?> parameters) {
        var query = entities.createNativeQuery(statement);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        query.executeUpdate();
    }
}
