package org.relais.channel.phone.internal.entity;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.phone.internal.figures.FigureCounts;

/** Counts calls, hand-offs and callbacks in the database. Thread-safe. */
@Component
public final class JpaFigureCounts implements FigureCounts {

    private final EntityManager entities;

    @Activate
    public JpaFigureCounts(@Reference(target = "(osgi.unit.name=phone)") EntityManager entities) {
        this.entities = entities;
    }

    private static Sql days(String table, LocalDate from, LocalDate to) {
        return new Sql().and(table + "OFFICE_DAY between %s and %s", from.toString(), to.toString());
    }

    private static Sql calls(LocalDate from, LocalDate to, @Nullable String site) {
        Sql sql = days("", from, to).and("DIRECTION = 'IN'");
        return site == null ? sql : sql.and("SITE = %s", site);
    }

    @Override
    public List<Waits> waits(LocalDate from, LocalDate to, @Nullable String site) {
        return calls(from, to, site)
                .rows(
                        entities,
                        "select STATE, IS_ANSWERED, WAIT_SECONDS, count(*) from PHONE_CALL",
                        " group by STATE, IS_ANSWERED, WAIT_SECONDS")
                .stream()
                .map(row -> new Waits(
                        (String) row[0],
                        ((Number) row[1]).intValue() == 1,
                        row[2] == null ? null : ((Number) row[2]).longValue(),
                        ((Number) row[3]).longValue()))
                .toList();
    }

    @Override
    public Map<String, Long> outcomes(LocalDate from, LocalDate to, @Nullable String site) {
        return counts(calls(from, to, site)
                .and("FORM_OUTCOME is not null")
                .rows(entities, "select FORM_OUTCOME, count(*) from PHONE_CALL", " group by FORM_OUTCOME"));
    }

    @Override
    public Map<String, Long> handOffs(LocalDate from, LocalDate to, @Nullable String site) {
        Sql sql = days("H.", from, to);
        if (site != null) {
            sql.and("H.CALL_ID in (select C.CALL_ID from PHONE_CALL C where C.SITE = %s)", site);
        }
        return counts(sql.rows(entities, "select H.STATE, count(*) from PHONE_HAND_OFF H", " group by H.STATE"));
    }

    @Override
    public Map<String, Long> callbacks(LocalDate from, LocalDate to, @Nullable String site, Instant now) {
        Map<String, Long> counts = new HashMap<>();
        counts.put("KEPT", count(callbacks(from, to, site).and("SETTLED_AT <= DUE_AT")));
        counts.put(
                "MISSED",
                count(callbacks(from, to, site)
                        .and(
                                "(SETTLED_AT > DUE_AT or SETTLED_AT is null and (STATE = 'EXPIRED' or DUE_AT < %s))",
                                Timestamp.from(now))));
        counts.put(
                "PENDING",
                count(callbacks(from, to, site)
                        .and("SETTLED_AT is null and STATE <> 'EXPIRED' and DUE_AT >= %s", Timestamp.from(now))));
        return counts;
    }

    private static Sql callbacks(LocalDate from, LocalDate to, @Nullable String site) {
        Sql sql = days("", from, to).and("STATE <> 'CANCELLED'");
        return site == null ? sql : sql.and("SITE = %s", site);
    }

    private long count(Sql sql) {
        return ((Number) sql.rows(entities, "select count(*), 0 from PHONE_CALLBACK", "")
                        .get(0)[0])
                .longValue();
    }

    private static Map<String, Long> counts(List<Object[]> rows) {
        Map<String, Long> counts = new HashMap<>();
        rows.forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
        return counts;
    }
}
