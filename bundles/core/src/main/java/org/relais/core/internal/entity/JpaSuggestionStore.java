package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.RequesterId;
import org.relais.core.internal.requesters.SearchKey;
import org.relais.core.internal.requesters.SuggestionStore;

/** Open cases in the database, for suggestions. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaSuggestionStore implements SuggestionStore {

    private final EntityManager entities;

    @Activate
    public JpaSuggestionStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<Candidate> ofRequester(Scope scope, @Nullable RequesterId requester) {
        if (requester == null) {
            return List.of();
        }
        SqlParameters sql = new SqlParameters();
        String together = "(select M.ID from RELAIS_REQUESTER M join RELAIS_REQUESTER R on M.CURRENT_ID = R.CURRENT_ID"
                + " where R.ID = " + sql.parameter(requester.toString()) + ")";
        return find(scope, "(C.REQUESTER_ID in " + together + " or C.ORGANISATION_ID in " + together + ")", sql);
    }

    @Override
    public List<Candidate> reachedBy(Scope scope, List<SearchKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        SqlParameters sql = new SqlParameters();
        List<String> ways = new ArrayList<>();
        keys.stream()
                .filter(key -> key.kind() == SearchKey.Kind.PHONE)
                .forEach(key -> ways.add("C.CALLER = " + sql.parameter(key.value())));
        String reached = keys.stream()
                .map(key -> "K.KIND = '" + key.kind() + "' and K.KEY_VALUE = " + sql.parameter(key.value()))
                .collect(Collectors.joining(" or "));
        ways.add("C.REQUESTER_ID in (select K.REQUESTER_ID from RELAIS_REQUESTER_KEY K where " + reached + ")");
        return find(scope, "(" + String.join(" or ", ways) + ")", sql);
    }

    @Override
    public List<Candidate> onTopic(Scope scope, @Nullable Candidate after) {
        SqlParameters sql = new SqlParameters();
        if (after == null) {
            return find(scope, "1 = 1", sql);
        }
        Timestamp at = Timestamp.from(after.summary().receivedAt());
        String before = "C.RECEIVED_AT <= " + sql.parameter(at) + " and (C.RECEIVED_AT < " + sql.parameter(at)
                + " or C.ID < " + sql.parameter(after.summary().id().toString()) + ")";
        return find(scope, before, sql);
    }

    private List<Candidate> find(Scope scope, String condition, SqlParameters sql) {
        String statement = "select " + CaseListing.COLUMNS + ", COMMUNE from RELAIS_CASE C where " + condition
                + " and C.IS_OPEN = 1 and C.TOPIC = " + sql.parameter(scope.topic())
                + " and C.RECEIVED_AT >= " + sql.parameter(Timestamp.from(scope.since()))
                + VisibilityCondition.and(scope.visibility(), "C.", sql.parameters)
                + " order by C.RECEIVED_AT desc, C.ID desc fetch first " + PAGE + " rows only";
        return NativeSql.rows(entities, statement, sql.parameters).stream()
                .map(row -> (Object[]) row)
                .map(row -> new Candidate(CaseListing.summary(row, scope.now()), (String) row[row.length - 1]))
                .toList();
    }
}
