package org.relais.channel.phone.internal.entity;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.channel.phone.internal.handoff.HandOff;
import org.relais.channel.phone.internal.handoff.HandOffStore;

/** Hand-offs in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaHandOffStore implements HandOffStore {

    private final EntityManager entities;
    private final WorkingCalendar calendar;

    @Activate
    public JpaHandOffStore(
            @Reference(target = "(osgi.unit.name=phone)") EntityManager entities, @Reference WorkingCalendar calendar) {
        this.entities = entities;
        this.calendar = calendar;
    }

    @Override
    public void add(HandOff handOff) {
        HandOffRecord row = new HandOffRecord();
        row.id = handOff.id().toString();
        row.callId = handOff.callId();
        row.from = handOff.from();
        row.to = handOff.to();
        row.kind = handOff.kind().name();
        row.note = handOff.note();
        row.contactName = handOff.contactName();
        row.contactNumber = handOff.contactNumber();
        row.offeredAt = handOff.offeredAt();
        row.officeDay = calendar.officeDay(handOff.offeredAt()).toString();
        row.dueAt = handOff.dueAt();
        take(row, handOff);
        entities.persist(row);
    }

    private static void take(HandOffRecord row, HandOff handOff) {
        row.state = handOff.state().name();
        row.pendingCall = handOff.state() == HandOff.State.OFFERED ? handOff.callId() : null;
        row.answeredAt = handOff.answeredAt();
        row.reason = handOff.reason();
        row.callbackId = handOff.callback() == null ? null : handOff.callback().toString();
    }

    @Override
    public Optional<HandOff> find(UUID id) {
        return Optional.ofNullable(entities.find(HandOffRecord.class, id.toString()))
                .map(JpaHandOffStore::handOff);
    }

    @Override
    public Optional<HandOff> pending(String callId) {
        return new Sql()
                .and("x.pendingCall = %s", callId).entities(entities, HandOffRecord.class, "", 1).stream()
                        .map(JpaHandOffStore::handOff)
                        .findFirst();
    }

    @Override
    public void put(HandOff handOff) {
        take(entities.find(HandOffRecord.class, handOff.id().toString()), handOff);
        entities.flush();
    }

    @Override
    public List<HandOff> list(@Nullable String account, HandOff.@Nullable State state, int limit) {
        Sql sql = new Sql();
        if (account != null) {
            sql.and("(x.from = %s or x.to = %s)", account, account);
        }
        if (state != null) {
            sql.and("x.state = %s", state.name());
        }
        return sql.entities(entities, HandOffRecord.class, " order by x.offeredAt desc, x.id desc", limit).stream()
                .map(JpaHandOffStore::handOff)
                .toList();
    }

    @Override
    public List<UUID> overdue(Instant now, int limit) {
        return entities.createQuery(
                        "select h.id from HandOffRecord h where h.state = 'OFFERED' and h.dueAt <= :now order by h.dueAt",
                        String.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultStream()
                .map(UUID::fromString)
                .toList();
    }

    private static HandOff handOff(HandOffRecord row) {
        return new HandOff(
                UUID.fromString(row.id),
                row.callId,
                row.from,
                row.to,
                HandOff.Kind.valueOf(row.kind),
                row.note,
                row.contactName,
                row.contactNumber,
                HandOff.State.valueOf(row.state),
                row.offeredAt,
                row.dueAt,
                row.answeredAt,
                row.reason,
                row.callbackId == null ? null : UUID.fromString(row.callbackId));
    }
}
