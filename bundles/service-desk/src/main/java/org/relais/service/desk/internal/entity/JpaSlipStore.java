package org.relais.service.desk.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.service.desk.internal.slips.SlipStore;
import org.relais.service.desk.internal.slips.StoredLine;
import org.relais.service.desk.internal.slips.StoredSlip;
import org.relais.services.LineOutcome;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;
import org.relais.services.SlipState;
import org.relais.services.SlipView.Sum;
import org.relais.spi.persistence.StaleEntityException;

/** Transmittal slips in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaSlipStore implements SlipStore {

    private final EntityManager entities;

    @Activate
    public JpaSlipStore(@Reference(target = "(osgi.unit.name=service-desk)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(StoredSlip slip) {
        entities.persist(new SlipRecord(slip));
        entities.flush();
    }

    /** An update that changes nothing locks the row on both databases until the transaction ends. */
    @Override
    public void lock(UUID slip) {
        int locked = entities.createNativeQuery("update SERVICE_SLIP set STATE = STATE where ID = ?1")
                .setParameter(1, slip.toString())
                .executeUpdate();
        if (locked == 0) {
            throw new StaleEntityException("slip %s was removed".formatted(slip), new EntityNotFoundException());
        }
        entities.refresh(entities.find(SlipRecord.class, slip.toString()));
    }

    @Override
    public void change(StoredSlip slip) {
        entities.find(SlipRecord.class, slip.id().toString()).take(slip);
        entities.flush();
    }

    @Override
    public void remove(UUID slip) {
        entities.remove(entities.find(SlipRecord.class, slip.toString()));
        entities.flush();
    }

    /** By one index or the other: with both at once, Derby misses a row whose number somebody is giving at that moment. */
    @Override
    public Optional<StoredSlip> find(ServiceId service, String name) {
        return Optional.ofNullable(entities.find(SlipRecord.class, name.toLowerCase(Locale.ROOT)))
                .or(() -> numbered(name.toUpperCase(Locale.ROOT)))
                .map(SlipRecord::stored)
                .filter(slip -> slip.service().equals(service));
    }

    private Optional<SlipRecord> numbered(String number) {
        return entities.createQuery("select s from SlipRecord s where s.number = :number", SlipRecord.class)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<StoredSlip> open(ServiceId service, String destination) {
        return entities.createQuery("select s from SlipRecord s where s.openKey = :key", SlipRecord.class)
                .setParameter("key", StoredSlip.openKey(service, destination))
                .getResultStream()
                .findFirst()
                .map(SlipRecord::stored);
    }

    @Override
    public List<StoredSlip> list(ServiceId service, Set<SlipState> states, int limit) {
        Set<SlipState> wanted = states.isEmpty() ? EnumSet.allOf(SlipState.class) : states;
        return entities.createQuery(
                        "select s from SlipRecord s where s.service = :service and s.state in :states"
                                + " order by case when s.state = :closed then 1 else 0 end, s.createdAt desc, s.id",
                        SlipRecord.class)
                .setParameter("service", service.value())
                .setParameter("states", wanted)
                .setParameter("closed", SlipState.CLOSED)
                .setMaxResults(limit)
                .getResultStream()
                .map(SlipRecord::stored)
                .toList();
    }

    @Override
    public List<StoredSlip> transmittedBefore(ServiceId service, Instant before, int limit) {
        return entities.createQuery(
                        "select s from SlipRecord s where s.service = :service and s.state = :state"
                                + " and s.transmittedAt < :before order by s.transmittedAt",
                        SlipRecord.class)
                .setParameter("service", service.value())
                .setParameter("state", SlipState.TRANSMITTED)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultStream()
                .map(SlipRecord::stored)
                .toList();
    }

    @Override
    public void add(StoredLine line) {
        entities.persist(new LineRecord(line));
    }

    @Override
    public void change(StoredLine line) {
        entities.find(LineRecord.class, LineRecord.id(line)).take(line);
    }

    @Override
    public void removeLines(UUID slip) {
        entities.createQuery("delete from LineRecord l where l.slip = :slip")
                .setParameter("slip", slip.toString())
                .executeUpdate();
    }

    @Override
    public List<StoredLine> lines(UUID slip) {
        return lines(entities.createQuery(
                        "select l from LineRecord l where l.slip = :slip order by l.line", LineRecord.class)
                .setParameter("slip", slip.toString()));
    }

    private static List<StoredLine> lines(TypedQuery<LineRecord> query) {
        return query.getResultStream().map(LineRecord::stored).toList();
    }

    @Override
    public List<StoredLine> linesOf(RegistrationNumber form) {
        return lines(entities.createQuery("select l from LineRecord l where l.form = :form", LineRecord.class)
                .setParameter("form", form.value()));
    }

    @Override
    public List<UnsettledLine> unsettled(ServiceId service, int limit) {
        return entities.createQuery(
                        "select s, l from SlipRecord s, LineRecord l where l.slip = s.id and s.service = :service"
                                + " and s.state = :state and l.outcome in :outcomes"
                                + " order by s.transmittedAt, s.id, l.line",
                        Object[].class)
                .setParameter("service", service.value())
                .setParameter("state", SlipState.TRANSMITTED)
                .setParameter("outcomes", EnumSet.of(LineOutcome.PENDING, LineOutcome.MISSING))
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new UnsettledLine(((SlipRecord) row[0]).stored(), ((LineRecord) row[1]).stored()))
                .toList();
    }

    @Override
    public Map<UUID, Sum> sums(Collection<UUID> slips) {
        Map<UUID, Map<LineOutcome, Integer>> counts = new HashMap<>();
        entities.createQuery(
                        "select l.slip, l.outcome, count(l) from LineRecord l where l.slip in :slips"
                                + " group by l.slip, l.outcome",
                        Object[].class)
                .setParameter("slips", slips.stream().map(UUID::toString).toList())
                .getResultStream()
                .forEach(row -> counts.computeIfAbsent(
                                UUID.fromString((String) row[0]), none -> new EnumMap<>(LineOutcome.class))
                        .put((LineOutcome) row[1], ((Long) row[2]).intValue()));
        Map<UUID, Sum> sums = new HashMap<>();
        counts.forEach((slip, by) -> sums.put(
                slip,
                new Sum(
                        by.values().stream().mapToInt(Integer::intValue).sum(),
                        by.getOrDefault(LineOutcome.ACKNOWLEDGED, 0),
                        by.getOrDefault(LineOutcome.REJECTED, 0),
                        by.getOrDefault(LineOutcome.MISSING, 0),
                        by.getOrDefault(LineOutcome.PENDING, 0))));
        return sums;
    }

    @Override
    public List<StoredLine> sealedAfter(String id, int limit) {
        return lines(entities.createQuery(
                        "select l from LineRecord l where l.id > :after and (l.reason is not null or l.followUp is"
                                + " not null) order by l.id",
                        LineRecord.class)
                .setParameter("after", id)
                .setMaxResults(limit));
    }
}
