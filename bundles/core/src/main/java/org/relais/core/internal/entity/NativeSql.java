package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Lists and counts in SQL that both databases understand, on the connection of the running unit of work. */
final class NativeSql {

    private NativeSql() {}

    /** Rows of a query whose parameters are written {@code ?1}, {@code ?2} ... */
    static List<?> rows(EntityManager entities, String sql, List<?> parameters) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query.getResultList();
    }

    /** An instant column, whichever way the driver hands it out. */
    static Instant instant(Object column) {
        if (column instanceof Timestamp timestamp) {
            return timestamp.toInstant();
        }
        if (column instanceof OffsetDateTime dateTime) {
            return dateTime.toInstant();
        }
        if (column instanceof LocalDateTime dateTime) {
            return dateTime.toInstant(ZoneOffset.UTC);
        }
        throw new IllegalStateException("not an instant: " + column.getClass().getName());
    }
}
