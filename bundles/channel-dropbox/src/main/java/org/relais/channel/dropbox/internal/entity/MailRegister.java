package org.relais.channel.dropbox.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.channel.dropbox.internal.mail.Envelope;
import org.relais.channel.dropbox.internal.mail.Lot;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.channel.dropbox.internal.mail.RegistrationNumber;
import org.relais.channel.dropbox.internal.mail.Round;

/** Rounds, envelopes and mail items in the database. Every method is called inside a unit of work. Thread-safe. */
@Component(service = MailRegister.class)
public final class MailRegister {

    private final EntityManager entities;

    @Activate
    public MailRegister(@Reference(target = "(osgi.unit.name=dropbox)") EntityManager entities) {
        this.entities = entities;
    }

    /** A round together with what its sender said. */
    public record KeyedRound(Round round, String content) {}

    /** Which items to list, newest number first; a null part does not filter. */
    public record ItemQuery(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable RegistrationNumber before,
            int limit,
            @Nullable RegistrationNumber number) {}

    /** One year of a register: the numbers from 1 to {@code last} that are there. */
    public record Completeness(int year, long last, long items) {}

    public void add(Round round, String key, String content) {
        entities.persist(new RoundRecord(round, key, content));
    }

    public Optional<KeyedRound> roundOfKey(String key) {
        return entities.createQuery("select r from RoundRecord r where r.senderKey = :key", RoundRecord.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst()
                .map(row -> new KeyedRound(row.round(), row.content()));
    }

    public Optional<Round> round(String id) {
        return Optional.ofNullable(entities.find(RoundRecord.class, id)).map(RoundRecord::round);
    }

    /** Rounds of some days, both included, the latest first. */
    public List<Round> rounds(LocalDate from, LocalDate to, @Nullable String box) {
        String text = "select r from RoundRecord r where r.officeDay >= :from and r.officeDay <= :to"
                + (box == null ? "" : " and r.box = :box") + " order by r.collectedAt desc, r.id";
        TypedQuery<RoundRecord> query = entities.createQuery(text, RoundRecord.class)
                .setParameter("from", from.toString())
                .setParameter("to", to.toString());
        if (box != null) {
            query.setParameter("box", box);
        }
        return query.getResultStream().map(RoundRecord::round).toList();
    }

    public Optional<Round> lastRound(String box) {
        return entities.createQuery(
                        "select r from RoundRecord r where r.box = :box order by r.collectedAt desc", RoundRecord.class)
                .setParameter("box", box)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(RoundRecord::round);
    }

    /** The first day for which there is a round of any box. */
    public Optional<LocalDate> firstDay() {
        return Optional.ofNullable(entities.createQuery("select min(r.officeDay) from RoundRecord r", String.class)
                        .getSingleResult())
                .map(LocalDate::parse);
    }

    /** Lots with envelopes that wait, in the order of their release. */
    public List<Lot> waitingLots() {
        return lots(entities.createQuery(
                        "select r from RoundRecord r where r.envelopes > (select count(e) from EnvelopeRecord e"
                                + " where e.roundId = r.id) order by r.releasableAt, r.box",
                        RoundRecord.class)
                .getResultList());
    }

    /** Lots that were collected in a period. */
    public List<Lot> lots(LocalDate from, LocalDate to) {
        return lots(entities.createQuery(
                        "select r from RoundRecord r where r.envelopes > 0 and r.officeDay >= :from and r.officeDay <= :to"
                                + " order by r.releasableAt, r.box",
                        RoundRecord.class)
                .setParameter("from", from.toString())
                .setParameter("to", to.toString())
                .getResultList());
    }

    private List<Lot> lots(List<RoundRecord> rows) {
        Map<String, List<Integer>> sorted = new HashMap<>();
        List<Round> rounds = rows.stream().map(RoundRecord::round).toList();
        if (!rounds.isEmpty()) {
            entities.createQuery(
                            "select e.roundId, e.number from EnvelopeRecord e where e.roundId in :rounds order by e.number",
                            Object[].class)
                    .setParameter(
                            "rounds",
                            rounds.stream().map(round -> round.id().toString()).toList())
                    .getResultStream()
                    .forEach(row -> sorted.computeIfAbsent((String) row[0], none -> new ArrayList<>())
                            .add((Integer) row[1]));
        }
        return rounds.stream()
                .map(round -> new Lot(round, sorted.getOrDefault(round.id().toString(), List.of())))
                .toList();
    }

    public void add(Envelope envelope) {
        entities.persist(new EnvelopeRecord(envelope));
    }

    public Optional<Envelope> envelope(UUID id) {
        return Optional.ofNullable(entities.find(EnvelopeRecord.class, id.toString()))
                .map(EnvelopeRecord::envelope);
    }

    public boolean isSorted(UUID round, int number) {
        return entities.createQuery(
                                "select count(e) from EnvelopeRecord e where e.roundId = :round and e.number = :number",
                                Long.class)
                        .setParameter("round", round.toString())
                        .setParameter("number", number)
                        .getSingleResult()
                > 0;
    }

    public void add(MailItem item) {
        entities.persist(new MailItemRecord(item));
    }

    public Optional<MailItem> item(RegistrationNumber number) {
        return Optional.ofNullable(entities.find(MailItemRecord.class, number.toString()))
                .flatMap(row -> item(row, number));
    }

    private Optional<MailItem> item(MailItemRecord row, RegistrationNumber number) {
        return entities.createQuery(
                        "select e from EnvelopeRecord e, MailItemRecord i where i.registration = :number and e.id = i.envelopeId",
                        EnvelopeRecord.class)
                .setParameter("number", number.toString())
                .getResultStream()
                .findFirst()
                .map(row::item);
    }

    public List<MailItem> items(ItemQuery wanted) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder text =
                new StringBuilder("select i, e from MailItemRecord i, EnvelopeRecord e where e.id = i.envelopeId");
        if (wanted.from() != null) {
            text.append(" and i.registeredAt >= :from");
            parameters.put("from", wanted.from());
        }
        if (wanted.until() != null) {
            text.append(" and i.registeredAt < :until");
            parameters.put("until", wanted.until());
        }
        if (wanted.number() != null) {
            text.append(" and i.registration = :registration");
            parameters.put("registration", wanted.number().toString());
        }
        if (wanted.before() != null) {
            text.append(" and (i.year < :year or i.year = :year and i.number < :number)");
            parameters.put("year", wanted.before().year());
            parameters.put("number", wanted.before().number());
        }
        text.append(" order by i.year desc, i.number desc");
        TypedQuery<Object[]> query =
                entities.createQuery(text.toString(), Object[].class).setMaxResults(wanted.limit());
        parameters.forEach(query::setParameter);
        return query.getResultStream()
                .map(row -> ((MailItemRecord) row[0]).item((EnvelopeRecord) row[1]))
                .toList();
    }

    /** The items of an envelope, in its order. */
    public List<MailItem> items(UUID envelope) {
        return entities.createQuery(
                        "select i, e from MailItemRecord i, EnvelopeRecord e where e.id = i.envelopeId and e.id = :envelope"
                                + " order by i.item",
                        Object[].class)
                .setParameter("envelope", envelope.toString())
                .getResultStream()
                .map(row -> ((MailItemRecord) row[0]).item((EnvelopeRecord) row[1]))
                .toList();
    }

    /** Keeps another count of a round. */
    public void correct(Round round) {
        entities.find(RoundRecord.class, round.id().toString()).correct(round);
    }

    /** The highest number among the sorted envelopes of a round; 0 for none. */
    public int lastSorted(UUID round) {
        @Nullable
        Integer last = entities.createQuery(
                        "select max(e.number) from EnvelopeRecord e where e.roundId = :round", Integer.class)
                .setParameter("round", round.toString())
                .getSingleResult();
        return last == null ? 0 : last;
    }

    public void told(RegistrationNumber number, MailItem.Told told) {
        entities.find(MailItemRecord.class, number.toString()).told(told);
    }

    /** Whether each year of a register is whole: without a gap, there are as many items as the last one's number says. */
    public List<Completeness> completeness(String office) {
        return entities.createQuery(
                        "select i.year, max(i.number), count(i) from MailItemRecord i where i.series = :series"
                                + " group by i.year order by i.year desc",
                        Object[].class)
                .setParameter("series", RegistrationNumber.series(office))
                .getResultStream()
                .map(row -> new Completeness((Integer) row[0], (Long) row[1], (Long) row[2]))
                .toList();
    }
}
