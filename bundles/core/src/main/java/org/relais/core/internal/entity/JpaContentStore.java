package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.documents.ContentStore;
import org.relais.core.internal.documents.StoredDocument.StoredContent;

/** What is known of contents, in plain SQL. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaContentStore implements ContentStore {

    private static final String NO_DOCUMENT =
            " and not exists (select 1 from RELAIS_DOCUMENT D where D.SHA256 = RELAIS_CONTENT.SHA256)";

    private final EntityManager entities;

    @Activate
    public JpaContentStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Instant> leasedAt(String sha256) {
        return NativeSql.rows(entities, "select LEASED_AT from RELAIS_CONTENT where SHA256 = ?1", List.of(sha256))
                .stream()
                .findFirst()
                .map(NativeSql::instant);
    }

    @Override
    public void add(StoredContent content, Instant leasedAt) {
        update(
                "insert into RELAIS_CONTENT (SHA256, BYTE_COUNT, MEDIA_TYPE, LEASED_AT, IS_MISSING)"
                        + " values (?1, ?2, ?3, ?4, 0)",
                content.sha256(),
                content.size(),
                content.type(),
                Timestamp.from(leasedAt));
    }

    @Override
    public boolean lease(String sha256, Instant now) {
        return update("update RELAIS_CONTENT set LEASED_AT = ?1 where SHA256 = ?2", Timestamp.from(now), sha256) > 0;
    }

    @Override
    public List<String> unused(Instant leasedBefore, String after, int limit) {
        return NativeSql.rows(
                        entities,
                        "select SHA256 from RELAIS_CONTENT where SHA256 > ?1 and LEASED_AT < ?2" + NO_DOCUMENT
                                + " order by SHA256 fetch first " + limit + " rows only",
                        List.of(after, Timestamp.from(leasedBefore)))
                .stream()
                .map(String.class::cast)
                .toList();
    }

    @Override
    public boolean removeUnused(String sha256, Instant leasedBefore) {
        return update(
                        "delete from RELAIS_CONTENT where SHA256 = ?1 and LEASED_AT < ?2" + NO_DOCUMENT,
                        sha256,
                        Timestamp.from(leasedBefore))
                > 0;
    }

    @Override
    public Map<String, Known> known(String digits) {
        Map<String, Known> known = new HashMap<>();
        int next = Integer.parseInt(digits, 16) + 1;
        NativeSql.rows(
                        entities,
                        "select SHA256, BYTE_COUNT, IS_MISSING, LEASED_AT from RELAIS_CONTENT"
                                + " where SHA256 >= ?1 and SHA256 < ?2",
                        List.of(digits, next > 0xff ? "g" : "%02x".formatted(next)))
                .stream()
                .map(row -> (Object[]) row)
                .forEach(row -> known.put(
                        (String) row[0],
                        new Known(
                                ((Number) row[1]).longValue(),
                                ((Number) row[2]).intValue() == 1,
                                NativeSql.instant(row[3]))));
        return known;
    }

    @Override
    public void missing(String sha256, boolean missing) {
        update("update RELAIS_CONTENT set IS_MISSING = ?1 where SHA256 = ?2", missing ? 1 : 0, sha256);
    }

    @Override
    public long countMissing() {
        List<?> rows = NativeSql.rows(
                entities,
                "select count(*) from RELAIS_CONTENT where IS_MISSING = 1 and exists"
                        + " (select 1 from RELAIS_DOCUMENT D where D.SHA256 = RELAIS_CONTENT.SHA256)",
                List.of());
        return ((Number) rows.get(0)).longValue();
    }

    private int update(String sql, Object... parameters) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate();
    }
}
