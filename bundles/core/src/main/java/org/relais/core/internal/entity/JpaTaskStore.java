package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.tasks.TaskStore;

/** The list of work as db-scheduler keeps it. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaTaskStore implements TaskStore {

    private static final int PAGE = 50;

    private final EntityManager entities;

    @Activate
    public JpaTaskStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<Troubled> troubled(int failures, Instant begunBy) {
        return NativeSql.rows(
                        entities,
                        "select TASK_INSTANCE, CONSECUTIVE_FAILURES from RELAIS_TASK where PICKED = false"
                                + " and (CONSECUTIVE_FAILURES >= ?1 or EXECUTION_TIME < ?2)"
                                + " order by EXECUTION_TIME fetch first " + PAGE + " rows only",
                        // the column has no zone, and means UTC
                        List.of(failures, Timestamp.valueOf(LocalDateTime.ofInstant(begunBy, ZoneOffset.UTC))))
                .stream()
                .map(row -> (Object[]) row)
                .map(row -> new Troubled((String) row[0], row[1] == null ? 0 : ((Number) row[1]).intValue()))
                .toList();
    }
}
