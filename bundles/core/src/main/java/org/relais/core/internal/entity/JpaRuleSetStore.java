package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.routing.RuleSetStore;
import org.relais.core.internal.routing.StoredRuleSet;
import org.relais.routing.RuleSet;
import org.relais.routing.RuleSetState;
import org.relais.routing.RuleSource;

/** Versions of the rules in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaRuleSetStore implements RuleSetStore {

    private final EntityManager entities;

    @Activate
    public JpaRuleSetStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<StoredRuleSet> find(int version) {
        return Optional.ofNullable(entities.find(RuleSetRecord.class, version)).map(RuleSetRecord::stored);
    }

    @Override
    public Optional<StoredRuleSet> inForce() {
        // asked in the middle of other work, whose entities it has no business to flush
        return entities.createQuery("select r from RuleSetRecord r where r.state = :state", RuleSetRecord.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("state", RuleSetState.IN_FORCE)
                .getResultStream()
                .findFirst()
                .map(RuleSetRecord::stored);
    }

    @Override
    public List<RuleSet.Head> heads() {
        return entities.createQuery(
                        "select r.version, r.state, r.comment, r.author, r.writtenAt, r.inForceSince, r.revision"
                                + " from RuleSetRecord r order by r.version desc",
                        Object[].class)
                .getResultStream()
                .map(row -> new RuleSet.Head(
                        (Integer) row[0],
                        RuleSource.PERSON,
                        (RuleSetState) row[1],
                        (String) row[2],
                        (String) row[3],
                        (Instant) row[4],
                        (Instant) row[5],
                        (Long) row[6]))
                .toList();
    }

    @Override
    public void add(StoredRuleSet draft) {
        entities.persist(new RuleSetRecord(draft));
        entities.flush();
    }

    @Override
    public StoredRuleSet change(int version, RuleSetState state, @Nullable Instant inForceSince) {
        RuleSetRecord record = entities.find(RuleSetRecord.class, version);
        record.change(state, inForceSince);
        entities.flush();
        return record.stored();
    }
}
