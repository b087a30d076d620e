package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.relais.core.internal.entity.QueueCountRecord.Key;
import org.relais.core.internal.entity.QueueCountRecord.Moved;
import org.relais.spi.persistence.StaleEntityException;

/**
 * Replaces the rows that changes have added by their sums. Due dates become the hour they lie in, which tells as exactly as before
 * what was due before any full hour; those of long ago become one.
 */
final class CountFolding {

    private static final Duration LONG_AGO = Duration.ofDays(2);
    private static final int DELETED_AT_ONCE = 500;

    private final EntityManager entities;
    private final Instant longAgo;

    CountFolding(EntityManager entities, Instant now) {
        this.entities = entities;
        this.longAgo = now.minus(LONG_AGO);
    }

    static Instant hour(Instant instant) {
        return instant.truncatedTo(ChronoUnit.HOURS);
    }

    void run() {
        Map<Key, Sum> sums = new HashMap<>();
        NativeSql.rows(
                        entities,
                        "select ID, QUEUE, DEPARTMENT, CONFIDENTIALITY, DUE_AT, OPEN_CASES, WAITING_CASES,"
                                + " ASSIGNED_CASES from RELAIS_QUEUE_COUNT",
                        List.of())
                .stream()
                .map(row -> (Object[]) row)
                .forEach(row -> sums.computeIfAbsent(key(row), any -> new Sum()).add(row));
        List<String> replaced = new ArrayList<>();
        sums.forEach((key, sum) -> {
            if (sum.ids.size() > 1 || sum.isNothing()) {
                replaced.addAll(sum.ids);
                if (!sum.isNothing()) {
                    entities.persist(new QueueCountRecord(key, sum.moved));
                }
            }
        });
        for (int i = 0; i < replaced.size(); i += DELETED_AT_ONCE) {
            delete(replaced.subList(i, Math.min(replaced.size(), i + DELETED_AT_ONCE)));
        }
    }

    private void delete(List<String> ids) {
        String places =
                IntStream.rangeClosed(1, ids.size()).mapToObj(i -> "?" + i).collect(Collectors.joining(", "));
        Query delete = entities.createNativeQuery("delete from RELAIS_QUEUE_COUNT where ID in (" + places + ")");
        for (int i = 0; i < ids.size(); i++) {
            delete.setParameter(i + 1, ids.get(i));
        }
        if (delete.executeUpdate() != ids.size()) {
            throw new StaleEntityException("another node folds the counts", new IllegalStateException());
        }
    }

    private Key key(Object[] row) {
        @Nullable Instant due = row[4] == null ? null : folded(NativeSql.instant(row[4]));
        return new Key((String) row[1], (String) row[2], (String) row[3], due);
    }

    private Instant folded(Instant due) {
        return due.isBefore(longAgo) ? Instant.EPOCH : hour(due);
    }

    private static final class Sum {
        private final List<String> ids = new ArrayList<>();
        private Moved moved = Moved.NOTHING;

        void add(Object[] row) {
            ids.add((String) row[0]);
            moved = moved.plus(new Moved(number(row[5]), number(row[6]), number(row[7])));
        }

        boolean isNothing() {
            return moved.equals(Moved.NOTHING);
        }

        private static int number(Object value) {
            return ((Number) value).intValue();
        }
    }
}
