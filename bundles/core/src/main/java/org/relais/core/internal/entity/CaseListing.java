package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseSummary;
import org.relais.cases.Page;
import org.relais.cases.Priority;
import org.relais.directory.ChannelId;
import org.relais.directory.Confidentiality;
import org.relais.directory.DepartmentId;
import org.relais.directory.TopicId;
import org.relais.permissions.Visibility;
import org.relais.texts.Words;

/**
 * One page of cases: a keyset over an index, read straight into summaries. The total is counted up to {@link #COUNT_LIMIT}, so that
 * a page costs the same however many cases there are. Conditions are written in the form that Derby's optimizer needs.
 */
final class CaseListing {

    /** Beyond this many matching cases the total says "at least". */
    static final int COUNT_LIMIT = 2000;

    /** From this many hidden cases on, they are not counted apart. */
    private static final int MANY_HIDDEN = 100;

    private static final Set<CaseStatus> OPEN = Stream.of(CaseStatus.values())
            .filter(CaseStatus::isOpen)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseStatus.class)));

    static final String COLUMNS = "ID, REFERENCE, STATUS, SUBJECT, TOPIC, CHANNEL, PRIORITY, DEPARTMENT,"
            + " ASSIGNEE, RECEIVED_AT, DUE_AT, WAITING_SINCE";

    private final CaseQuery query;
    private final Visibility visibility;
    private final Instant now;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** @param caller the number of the query, E.164; empty when it is none, null when none is asked for */
    CaseListing(CaseQuery query, @Nullable String caller, Visibility visibility, Instant now) {
        this.query = query;
        this.visibility = visibility;
        this.now = now;
        statuses();
        equal("DEPARTMENT", query.department());
        equal("ASSIGNEE", query.assignee());
        topics();
        equal("CHANNEL", query.channel());
        equal("CALLER", caller);
        if (query.receivedFrom() != null) {
            condition("RECEIVED_AT >= %s", Timestamp.from(query.receivedFrom()));
        }
        if (query.receivedTo() != null) {
            condition("RECEIVED_AT < %s", Timestamp.from(query.receivedTo()));
        }
        overdue();
        if (query.text() != null) {
            Words.of(query.text()).forEach(word -> condition("SEARCH_TEXT like %s", "%" + word + "%"));
        }
    }

    private void statuses() {
        if (query.statuses().isEmpty()) {
            return;
        }
        if (OPEN.containsAll(query.statuses())) {
            conditions.add("IS_OPEN = 1");
        }
        if (!query.statuses().equals(OPEN)) {
            String list = query.statuses().stream()
                    .map(status -> "'" + status.name() + "'")
                    .sorted()
                    .collect(Collectors.joining(", "));
            conditions.add("STATUS in (" + list + ")");
        }
    }

    private void topics() {
        if (!query.topics().isEmpty()) {
            String list = query.topics().stream()
                    .sorted()
                    .map(topic -> "?" + number(topic))
                    .collect(Collectors.joining(", "));
            conditions.add("TOPIC in (" + list + ")");
        }
    }

    private void overdue() {
        Boolean wanted = query.overdue();
        if (wanted == null) {
            return;
        }
        if (wanted) {
            conditions.add("IS_OPEN = 1 and WAITING_SINCE is null");
            condition("DUE_AT < %s", Timestamp.from(now));
        } else {
            condition("(IS_OPEN = 0 or WAITING_SINCE is not null or DUE_AT >= %s)", Timestamp.from(now));
        }
    }

    private void equal(String column, @Nullable String value) {
        if (value != null) {
            condition(column + " = %s", value);
        }
    }

    private void condition(String template, Object parameter) {
        conditions.add(template.formatted("?" + number(parameter)));
    }

    /** The number by which the statement names a parameter. */
    private int number(Object parameter) {
        parameters.add(parameter);
        return parameters.size();
    }

    Page<CaseSummary> run(EntityManager entities) {
        return page(entities, total(entities));
    }

    /** The same with a total that says nothing. */
    Page<CaseSummary> uncounted(EntityManager entities) {
        return page(entities, new Page.Total(0, false));
    }

    private Page<CaseSummary> page(EntityManager entities, Page.Total total) {
        // last, so that the filters, which an index serves, come first
        visible(conditions, parameters);
        Order order = Order.of(query.sort());
        if (query.cursor() != null) {
            Cursor cursor = Cursor.parse(query.cursor(), Cursor.listOf(query));
            parameters.add(Timestamp.from(cursor.at()));
            String at = "?" + parameters.size();
            parameters.add(cursor.id());
            String id = "?" + parameters.size();
            conditions.add(order.after(at, id));
        }
        List<?> rows = NativeSql.rows(
                entities,
                "select " + COLUMNS + " from RELAIS_CASE" + where(conditions) + order.by() + " fetch first "
                        + (query.limit() + 1) + " rows only",
                parameters);
        List<CaseSummary> items = rows.stream()
                .limit(query.limit())
                .map(row -> summary((Object[]) row, now))
                .toList();
        String next = rows.size() > query.limit()
                ? order.cursor(Cursor.listOf(query), (Object[]) rows.get(query.limit() - 1))
                : null;
        return new Page<>(items, next, total);
    }

    private Page.Total total(EntityManager entities) {
        long count =
                visibility.everywhere().contains(Confidentiality.NORMAL) ? allButHidden(entities) : visible(entities);
        return new Page.Total(Math.min(count, COUNT_LIMIT), count <= COUNT_LIMIT);
    }

    /**
     * What the caller may know of, counted as all that matches without what is hidden: the first is read from an index alone, and the
     * second is little. Reading each case's confidentiality instead would double the price of a page.
     */
    private long allButHidden(EntityManager entities) {
        List<String> also = new ArrayList<>(conditions);
        List<Object> its = new ArrayList<>(parameters);
        also.add(VisibilityCondition.hidden(visibility, "", its));
        Object[] counted = (Object[]) NativeSql.rows(
                        entities,
                        "select A.N, H.N from " + counted(conditions, COUNT_LIMIT + 1 + MANY_HIDDEN) + " A, "
                                + counted(also, MANY_HIDDEN) + " H",
                        its)
                .get(0);
        long without = ((Number) counted[1]).longValue();
        return without == MANY_HIDDEN ? visible(entities) : ((Number) counted[0]).longValue() - without;
    }

    private long visible(EntityManager entities) {
        List<String> also = new ArrayList<>(conditions);
        List<Object> its = new ArrayList<>(parameters);
        visible(also, its);
        return count(entities, also, its);
    }

    private void visible(List<String> to, List<Object> itsParameters) {
        to.add(VisibilityCondition.of(visibility, "", itsParameters));
    }

    private static long count(EntityManager entities, List<String> conditions, List<Object> parameters) {
        String statement = "select A.N from " + counted(conditions, COUNT_LIMIT + 1) + " A";
        return ((Number) NativeSql.rows(entities, statement, parameters).get(0)).longValue();
    }

    private static String counted(List<String> conditions, int limit) {
        return "(select count(*) N from (select ID from RELAIS_CASE" + where(conditions) + " fetch first " + limit
                + " rows only) M)";
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** A row of {@link #COLUMNS}, whatever follows them. */
    static CaseSummary summary(Object[] row, Instant now) {
        CaseStatus status = CaseStatus.valueOf((String) row[2]);
        Instant dueAt = NativeSql.instant(row[10]);
        boolean waiting = row[11] != null;
        return new CaseSummary(
                new CaseId(UUID.fromString((String) row[0])),
                new CaseReference((String) row[1]),
                status,
                (String) row[3],
                row[4] == null ? null : new TopicId((String) row[4]),
                new ChannelId((String) row[5]),
                Priority.values()[((Number) row[6]).intValue()],
                new DepartmentId((String) row[7]),
                (String) row[8],
                NativeSql.instant(row[9]),
                waiting ? null : dueAt,
                status.isOpen() && !waiting && dueAt.isBefore(now));
    }

    /** Which column orders the list, in which direction, and where it stands among the selected ones. */
    private record Order(String column, int index, boolean ascending) {

        static Order of(CaseQuery.Sort sort) {
            return switch (sort) {
                case RECEIVED_ASCENDING -> new Order("RECEIVED_AT", 9, true);
                case RECEIVED_DESCENDING -> new Order("RECEIVED_AT", 9, false);
                case DUE_ASCENDING -> new Order("DUE_AT", 10, true);
                case DUE_DESCENDING -> new Order("DUE_AT", 10, false);
            };
        }

        String by() {
            String direction = ascending ? "" : " desc";
            return " order by " + column + direction + ", ID" + direction;
        }

        String after(String at, String id) {
            String sign = ascending ? ">" : "<";
            return "%s %s= %s and (%s %s %s or ID %s %s)".formatted(column, sign, at, column, sign, at, sign, id);
        }

        String cursor(String list, Object[] row) {
            return new Cursor(list, NativeSql.instant(row[index]), (String) row[0]).toString();
        }
    }
}
