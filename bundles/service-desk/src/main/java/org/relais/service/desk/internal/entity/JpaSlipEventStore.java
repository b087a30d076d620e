package org.relais.service.desk.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.service.desk.internal.slips.SlipEventStore;
import org.relais.service.desk.internal.slips.StoredEvent;
import org.relais.services.RegistrationNumber;

/** The histories of slips in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaSlipEventStore implements SlipEventStore {

    private final EntityManager entities;

    @Activate
    public JpaSlipEventStore(@Reference(target = "(osgi.unit.name=service-desk)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public StoredEvent.Chain chain(UUID slip) {
        return entities.find(SlipRecord.class, slip.toString()).chain();
    }

    @Override
    public void add(StoredEvent event) {
        entities.persist(new SlipEventRecord(event));
        entities.find(SlipRecord.class, event.slip().toString()).chained(event.chain());
    }

    @Override
    public void change(StoredEvent event) {
        entities.find(SlipEventRecord.class, event.id()).take(event);
    }

    @Override
    public Optional<StoredEvent> find(UUID slip, int sequence) {
        return Optional.ofNullable(entities.find(SlipEventRecord.class, StoredEvent.id(slip, sequence)))
                .map(SlipEventRecord::stored);
    }

    @Override
    public List<StoredEvent> events(UUID slip) {
        return stored(entities.createQuery(
                        "select e from SlipEventRecord e where e.slip = :slip order by e.sequence",
                        SlipEventRecord.class)
                .setParameter("slip", slip.toString()));
    }

    private static List<StoredEvent> stored(TypedQuery<SlipEventRecord> query) {
        return query.getResultStream().map(SlipEventRecord::stored).toList();
    }

    @Override
    public List<StoredEvent> eventsAbout(RegistrationNumber form) {
        return stored(entities.createQuery(
                        "select e from SlipEventRecord e where e.form = :form order by e.at, e.id",
                        SlipEventRecord.class)
                .setParameter("form", form.value()));
    }

    @Override
    public void remove(UUID slip) {
        entities.createQuery("delete from SlipEventRecord e where e.slip = :slip")
                .setParameter("slip", slip.toString())
                .executeUpdate();
    }

    @Override
    public List<StoredEvent> sealedAfter(String id, int limit) {
        return stored(entities.createQuery(
                        "select e from SlipEventRecord e where e.id > :after and e.note is not null order by e.id",
                        SlipEventRecord.class)
                .setParameter("after", id)
                .setMaxResults(limit));
    }
}
