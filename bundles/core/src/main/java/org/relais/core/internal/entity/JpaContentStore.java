package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.documents.ContentFile;
import org.relais.core.internal.documents.ContentStore;
import org.relais.core.internal.documents.StoredDocument.StoredContent;

/** What is known of contents, in plain SQL. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaContentStore implements ContentStore {

    private static final String NO_DOCUMENT =
            " and not exists (select 1 from RELAIS_DOCUMENT D where D.SHA256 = RELAIS_CONTENT.SHA256)";

    private static final String KNOWN =
            "select SHA256, FILE_NAME, BYTE_COUNT, IS_MISSING, LEASED_AT from RELAIS_CONTENT";

    private final EntityManager entities;

    @Activate
    public JpaContentStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Known> find(String sha256) {
        return NativeSql.rows(entities, KNOWN + " where SHA256 = ?1", List.of(sha256)).stream()
                .findFirst()
                .map(JpaContentStore::known);
    }

    private static Known known(Object columns) {
        Object[] row = (Object[]) columns;
        return new Known(
                new ContentFile((String) row[0], (String) row[1], ((Number) row[2]).longValue()),
                ((Number) row[3]).intValue() == 1,
                NativeSql.instant(row[4]));
    }

    @Override
    public void add(StoredContent content, String name, Instant leasedAt) {
        update(
                "insert into RELAIS_CONTENT (SHA256, FILE_NAME, BYTE_COUNT, MEDIA_TYPE, LEASED_AT, IS_MISSING)"
                        + " values (?1, ?2, ?3, ?4, ?5, 0)",
                content.sha256(),
                name,
                content.size(),
                content.type(),
                Timestamp.from(leasedAt));
    }

    @Override
    public boolean move(ContentFile from, String name) {
        return update(
                        "update RELAIS_CONTENT set FILE_NAME = ?1 where SHA256 = ?2 and FILE_NAME = ?3",
                        name,
                        from.sha256(),
                        from.name())
                > 0;
    }

    @Override
    public List<ContentFile> after(String sha256, int limit) {
        return NativeSql.rows(
                        entities,
                        KNOWN + " where SHA256 > ?1 order by SHA256 fetch first " + limit + " rows only",
                        List.of(sha256))
                .stream()
                .map(row -> known(row).file())
                .toList();
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
    public Map<String, Known> inFolder(String digits) {
        int next = Integer.parseInt(digits, 16) + 1;
        return NativeSql.rows(
                        entities,
                        KNOWN + " where FILE_NAME >= ?1 and FILE_NAME < ?2",
                        List.of(digits, next > 0xff ? "g" : "%02x".formatted(next)))
                .stream()
                .map(JpaContentStore::known)
                .collect(Collectors.toMap(known -> known.file().name(), Function.identity()));
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
