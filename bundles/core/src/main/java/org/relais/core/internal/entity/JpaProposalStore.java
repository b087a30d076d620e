package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.calendar.ProposalStore;
import org.relais.core.internal.calendar.StoredProposal;

/** Proposals in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaProposalStore implements ProposalStore {

    private final EntityManager entities;

    @Activate
    public JpaProposalStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<StoredProposal> all() {
        return entities.createQuery(
                        "select p from CalendarProposalRecord p order by p.day, p.uid", CalendarProposalRecord.class)
                .getResultStream()
                .map(CalendarProposalRecord::proposal)
                .toList();
    }

    @Override
    public Optional<StoredProposal> find(UUID id) {
        return Optional.ofNullable(entities.find(CalendarProposalRecord.class, id.toString()))
                .map(CalendarProposalRecord::proposal);
    }

    @Override
    public Optional<StoredProposal> find(String uid, LocalDate date) {
        return entities.createQuery(
                        "select p from CalendarProposalRecord p where p.uid = :uid and p.day = :day",
                        CalendarProposalRecord.class)
                .setParameter("uid", uid)
                .setParameter("day", date.toString())
                .getResultStream()
                .map(CalendarProposalRecord::proposal)
                .findFirst();
    }

    @Override
    public void put(StoredProposal proposal) {
        entities.merge(new CalendarProposalRecord(proposal));
    }
}
