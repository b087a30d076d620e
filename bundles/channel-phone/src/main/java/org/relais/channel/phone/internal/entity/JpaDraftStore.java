package org.relais.channel.phone.internal.entity;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.phone.internal.calls.Draft;
import org.relais.channel.phone.internal.calls.DraftStore;
import org.relais.spi.encryption.SealedTexts;

/** Drafts in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaDraftStore implements DraftStore {

    /** More than anybody may have. */
    private static final int ALL = 1000;

    private final EntityManager entities;
    private final SealedTexts seal;

    @Activate
    public JpaDraftStore(
            @Reference(target = "(osgi.unit.name=phone)") EntityManager entities, @Reference SealedDrafts sealed) {
        this.entities = entities;
        this.seal = sealed.texts();
    }

    private Optional<DraftRecord> row(String callId, String account) {
        return new Sql()
                        .and("x.callId = %s", callId)
                        .and("x.account = %s", account)
                        .entities(entities, DraftRecord.class, "", 1)
                        .stream()
                        .findFirst();
    }

    @Override
    public Optional<Draft> find(String callId, String account) {
        return row(callId, account).map(this::draft);
    }

    @Override
    public List<Draft> of(String account) {
        return new Sql()
                        .and("x.account = %s", account)
                        .entities(entities, DraftRecord.class, " order by x.updatedAt desc, x.id", ALL)
                        .stream()
                        .map(this::draft)
                        .toList();
    }

    private Draft draft(DraftRecord row) {
        return new Draft(row.callId, row.account, seal.open(row.id, row.form), row.updatedAt, row.revision);
    }

    @Override
    public Draft put(String callId, String account, String form, Instant now) {
        Optional<DraftRecord> before = row(callId, account);
        DraftRecord row = before.orElseGet(DraftRecord::new);
        row.callId = callId;
        row.account = account;
        if (before.isEmpty()) {
            row.id = UUID.randomUUID().toString();
        }
        row.form = seal.seal(row.id, form);
        row.updatedAt = now;
        row.changes++;
        if (before.isEmpty()) {
            entities.persist(row);
        }
        entities.flush();
        return draft(row);
    }

    @Override
    public void remove(String callId, String account) {
        row(callId, account).ifPresent(entities::remove);
    }

    @Override
    public int removeBefore(Instant then) {
        return entities.createQuery("delete from DraftRecord d where d.updatedAt < :then")
                .setParameter("then", then)
                .executeUpdate();
    }
}
