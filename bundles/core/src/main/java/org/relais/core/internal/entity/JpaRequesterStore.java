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
    public List<StoredRequester> together(Collection<RequesterId> currents) {
        if (currents.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        "select r from RequesterRecord r where r.current in :currents", RequesterRecord.class)
                .setParameter(
                        "currents", currents.stream().map(RequesterId::toString).toList())
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
                        + visible("R", sql, visibility) + " order by R.ID",
                sql.parameters);
    }

    private static String visible(String requester, SqlParameters sql, Visibility visibility) {
        if (visibility.coversOffice()) {
            // cases of services have no requester
            return "1 = 1";
        }
        return "(" + requester + ".IS_BY_HAND = 1 or exists (select 1 from RELAIS_CASE C where C.REQUESTER_ID = "
                + requester + ".ID and " + VisibilityCondition.of(visibility, "C.", sql.parameters)
                + ") or exists (select 1 from RELAIS_CASE C where C.ORGANISATION_ID = " + requester + ".ID and "
                + VisibilityCondition.of(visibility, "C.", sql.parameters) + "))";
    }

    @Override
    public List<RequesterId> search(
            List<SearchKey> keys, Visibility visibility, @Nullable RequesterId after, int limit) {
        SqlParameters sql = new SqlParameters();
        String goesOn = visibility.coversOffice()
                ? "R.CURRENT_ID"
                : "case when " + visible("H", sql, visibility) + " then R.CURRENT_ID else R.ID end";
        String found = keys.stream()
                .map(key ->
                        "R.ID in (select K.REQUESTER_ID from RELAIS_REQUESTER_KEY K where " + matches(sql, key) + ")")
                .collect(Collectors.joining(" and "));
        String visible = visible("R", sql, visibility);
        String further = after == null ? "" : " where F.GOES_ON > " + sql.parameter(after.toString());
        return ids(
                "select distinct F.GOES_ON from (select " + goesOn + " as GOES_ON from RELAIS_REQUESTER R"
                        + " join RELAIS_REQUESTER H on H.ID = R.CURRENT_ID where " + found + " and " + visible + ") F"
                        + further + " order by F.GOES_ON fetch first " + limit + " rows only",
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
        SqlParameters sql = new SqlParameters();
        return ids(
                "select distinct ORGANISATION_ID from RELAIS_REQUESTER_MEMBER where PERSON_ID in " + sql.list(persons)
                        + " order by ORGANISATION_ID",
                sql.parameters);
    }

    /** Two selects in one: Derby would read all members for a condition with {@code or}. */
    @Override
    public List<Membership> memberships(Collection<RequesterId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        SqlParameters sql = new SqlParameters();
        String members = "select PERSON_ID, ORGANISATION_ID from RELAIS_REQUESTER_MEMBER where ";
        String both =
                members + "PERSON_ID in " + sql.list(ids) + " union " + members + "ORGANISATION_ID in " + sql.list(ids);
        return NativeSql.rows(entities, both, sql.parameters).stream()
                .map(row -> (Object[]) row)
                .map(row -> new Membership(id(row[0]), id(row[1])))
                .toList();
    }

    private static RequesterId id(Object column) {
        return new RequesterId(UUID.fromString((String) column));
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
                .map(JpaRequesterStore::id)
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
