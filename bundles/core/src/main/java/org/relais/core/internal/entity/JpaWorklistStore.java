package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.Page;
import org.relais.core.internal.intake.StoredIntake;
import org.relais.core.internal.intake.WorklistSight;
import org.relais.core.internal.intake.WorklistStore;
import org.relais.directory.ChannelId;
import org.relais.directory.Confidentiality;
import org.relais.intake.IntakeState;
import org.relais.intake.WorklistQuery;

/** The worklist in the database: ids in plain SQL, then their rows. Thread-safe. */
@Component
public final class JpaWorklistStore implements WorklistStore {

    private final EntityManager entities;
    private final SealedForms forms;

    @Activate
    public JpaWorklistStore(
            @Reference(target = "(osgi.unit.name=core)") EntityManager entities, @Reference SealedForms forms) {
        this.entities = entities;
        this.forms = forms;
    }

    @Override
    public Page<StoredIntake> find(WorklistQuery query, WorklistSight sight) {
        List<Object> parameters = new ArrayList<>();
        String condition = condition(query, sight, parameters);
        long total = count(condition, parameters);
        List<StoredIntake> found = rows(ids(query, condition, parameters));
        boolean more = found.size() > query.limit();
        List<StoredIntake> items = more ? found.subList(0, query.limit()) : found;
        @Nullable String next = null;
        if (more) {
            StoredIntake last = items.get(items.size() - 1);
            next = new Cursor(listOf(query), last.stampedAt(), last.id().toString()).toString();
        }
        return new Page<>(items, next, new Page.Total(total, true));
    }

    private static String condition(WorklistQuery query, WorklistSight sight, List<Object> parameters) {
        StringBuilder sql = new StringBuilder(" from RELAIS_INTAKE where (STATE in ("
                + places(parameters, query.states().stream().map(Enum::name).toList()) + ")");
        if (query.unsettled()) {
            // the state goes with it, so that the index by state is used here too
            sql.append(" or STATE = ")
                    .append(place(parameters, IntakeState.REJECTED.name()))
                    .append(" and IS_UNSETTLED = 1");
        }
        sql.append(")");
        sql.append(" and (ASSIGNEE = ")
                .append(place(parameters, sight.account()))
                .append(" and CONFIDENTIALITY")
                .append(VisibilityCondition.in(sight.own()));
        if (!sight.levels().isEmpty()) {
            sql.append(" or CONFIDENTIALITY").append(VisibilityCondition.in(sight.levels()));
        }
        sql.append(")").append(aboutKnown(sight, parameters));
        if (query.channel() != null) {
            sql.append(" and CHANNEL = ").append(place(parameters, query.channel()));
        }
        if (query.assignee() != null) {
            sql.append(" and ASSIGNEE = ").append(place(parameters, query.assignee()));
        }
        return sql.toString();
    }

    private static String aboutKnown(WorklistSight sight, List<Object> parameters) {
        String hidden = IntakeSubjects.hidden(sight.cases(), parameters);
        return hidden.isEmpty()
                ? ""
                : " and (ACCOUNT = " + place(parameters, sight.account()) + " or ID not in " + hidden + ")";
    }

    private long count(String condition, List<Object> parameters) {
        return ((Number) NativeSql.rows(entities, "select count(*)" + condition, parameters)
                        .get(0))
                .longValue();
    }

    private List<String> ids(WorklistQuery query, String condition, List<Object> parameters) {
        List<Object> all = new ArrayList<>(parameters);
        String after = "";
        if (query.cursor() != null) {
            Cursor cursor = Cursor.parse(query.cursor(), listOf(query));
            Timestamp at = Timestamp.from(cursor.at());
            after = " and (STAMPED_AT > " + place(all, at) + " or STAMPED_AT = " + place(all, at) + " and ID > "
                    + place(all, cursor.id()) + ")";
        }
        String order = " order by STAMPED_AT, ID fetch first " + (query.limit() + 1) + " rows only";
        return NativeSql.rows(entities, "select ID" + condition + after + order, all).stream()
                .map(String.class::cast)
                .toList();
    }

    private List<StoredIntake> rows(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery("select i from IntakeRecord i where i.id in :ids", IntakeRecord.class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(found -> found.stored(forms))
                .sorted(Comparator.comparing(StoredIntake::stampedAt)
                        .thenComparing(intake -> intake.id().toString()))
                .toList();
    }

    @Override
    public long unsettled() {
        List<?> counted = NativeSql.rows(
                entities,
                "select count(*) from RELAIS_INTAKE where STATE = ?1 and IS_UNSETTLED = 1 and CONFIDENTIALITY"
                        + VisibilityCondition.in(Confidentiality.ofTheOffice()),
                List.of(IntakeState.REJECTED.name()));
        return ((Number) counted.get(0)).longValue();
    }

    @Override
    public List<Backlog> backlog() {
        List<Object> parameters = new ArrayList<>();
        String states = places(parameters, List.of(IntakeState.STAMPED.name(), IntakeState.HELD.name()));
        String office = VisibilityCondition.in(Confidentiality.ofTheOffice());
        return NativeSql.rows(
                        entities,
                        "select CHANNEL, STATE, count(*), min(STAMPED_AT) from RELAIS_INTAKE where STATE in (" + states
                                + ") and CONFIDENTIALITY" + office + " group by CHANNEL, STATE",
                        parameters)
                .stream()
                .map(row -> (Object[]) row)
                .map(row -> new Backlog(
                        new ChannelId((String) row[0]),
                        IntakeState.valueOf((String) row[1]),
                        ((Number) row[2]).longValue(),
                        NativeSql.instant(row[3])))
                .toList();
    }

    /** The same for all pages of a list. */
    private static String listOf(WorklistQuery query) {
        List<Object> parts = new ArrayList<>(new TreeSet<>(query.states()));
        parts.add(query.unsettled());
        parts.add(query.channel());
        parts.add(query.assignee());
        return Integer.toHexString(parts.toString().hashCode());
    }

    private static String places(List<Object> parameters, Collection<String> values) {
        return values.stream().map(value -> place(parameters, value)).collect(Collectors.joining(", "));
    }

    private static String place(List<Object> parameters, Object value) {
        parameters.add(value);
        return "?" + parameters.size();
    }
}
