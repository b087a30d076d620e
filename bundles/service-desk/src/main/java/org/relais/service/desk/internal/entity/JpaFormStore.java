package org.relais.service.desk.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.intake.IntakeId;
import org.relais.service.desk.internal.forms.FormStore;
import org.relais.service.desk.internal.forms.StoredForm;
import org.relais.service.desk.internal.slips.StoredSlip;
import org.relais.services.FormEvent;
import org.relais.services.FormQuery;
import org.relais.services.FormState;
import org.relais.services.FormView.Answer;
import org.relais.services.RegistrationNumber;
import org.relais.services.ServiceId;
import org.relais.spi.persistence.StaleEntityException;

/** Registered forms in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaFormStore implements FormStore {

    private static final String NEWEST = " order by f.year desc, f.number desc";
    private static final String OLDEST = " order by f.year, f.number";

    private final EntityManager entities;

    @Activate
    public JpaFormStore(@Reference(target = "(osgi.unit.name=service-desk)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public void add(StoredForm form, Map<String, String> fingerprints) {
        entities.persist(new FormRecord(form));
        keep(form.number(), fingerprints);
    }

    private void keep(RegistrationNumber form, Map<String, String> fingerprints) {
        fingerprints.forEach((field, value) -> entities.persist(new FingerprintRecord(form.value(), field, value)));
    }

    @Override
    public void change(StoredForm form) {
        FormRecord row = entities.find(FormRecord.class, form.number().value());
        if (row.revision() != form.revision()) {
            throw new StaleEntityException(
                    "form " + form.number() + " was changed meanwhile",
                    new IllegalStateException("revision " + row.revision()));
        }
        row.take(form);
        entities.flush();
    }

    @Override
    public void fingerprints(RegistrationNumber form, Map<String, String> fingerprints) {
        entities.createQuery("delete from FingerprintRecord p where p.form = :form")
                .setParameter("form", form.value())
                .executeUpdate();
        keep(form, fingerprints);
    }

    @Override
    public Optional<StoredForm> find(ServiceId service, RegistrationNumber number) {
        return Optional.ofNullable(entities.find(FormRecord.class, number.value()))
                .map(FormRecord::stored)
                .filter(form -> form.service().equals(service));
    }

    @Override
    public Optional<StoredForm> active(ServiceId service, String formNumber) {
        return entities.createQuery("select f from FormRecord f where f.activeKey = :key", FormRecord.class)
                .setParameter("key", StoredForm.activeKey(service, formNumber))
                .getResultStream()
                .findFirst()
                .map(FormRecord::stored);
    }

    @Override
    public List<StoredForm> of(IntakeId intake) {
        return stored(
                entities.createQuery("select f from FormRecord f where f.intakeId = :intake" + OLDEST, FormRecord.class)
                        .setParameter("intake", intake.toString()));
    }

    private static List<StoredForm> stored(TypedQuery<FormRecord> query) {
        return query.getResultStream().map(FormRecord::stored).toList();
    }

    @Override
    public List<StoredForm> list(ServiceId service, FormQuery wanted) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder("select f from FormRecord f where f.service = :service");
        parameters.put("service", service.value());
        and(
                text,
                parameters,
                " and f.state in :states",
                "states",
                wanted.states().isEmpty() ? null : wanted.states());
        and(text, parameters, " and f.destination = :destination", "destination", wanted.destination());
        and(text, parameters, " and f.formNumber = :formNumber", "formNumber", wanted.formNumber());
        and(text, parameters, " and f.day >= :from", "from", Objects.toString(wanted.from(), null));
        and(text, parameters, " and f.day <= :to", "to", Objects.toString(wanted.to(), null));
        if (wanted.cursor() != null) {
            @Nullable
            FormRecord last = entities.find(FormRecord.class, wanted.cursor().value());
            if (last == null) {
                return List.of();
            }
            StoredForm.Series series = last.stored().series();
            // Derby looks the keyset up in the index only in this form
            text.append(" and f.year <= :year and (f.year < :year or f.number < :number)");
            parameters.put("year", series.year());
            parameters.put("number", series.number());
        }
        TypedQuery<FormRecord> query =
                entities.createQuery(text + NEWEST, FormRecord.class).setMaxResults(wanted.limit() + 1);
        parameters.forEach(query::setParameter);
        return stored(query);
    }

    private static void and(
            StringBuilder text, Map<String, Object> parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            text.append(condition);
            parameters.put(name, value);
        }
    }

    @Override
    public List<StoredForm> withFingerprint(
            ServiceId service, String field, Collection<String> fingerprints, int limit) {
        return stored(entities.createQuery(
                        "select f from FormRecord f where f.service = :service and f.id in (select p.form from"
                                + " FingerprintRecord p where p.fingerprint in :fingerprints and p.field = :field)"
                                + NEWEST,
                        FormRecord.class)
                .setParameter("service", service.value())
                .setParameter("field", field)
                .setParameter("fingerprints", fingerprints)
                .setMaxResults(limit));
    }

    @Override
    public List<StoredForm> waiting(ServiceId service, String destination, FormState state, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        return stored(entities.createQuery(
                        "select f from FormRecord f where f.service = :service and f.destination = :destination"
                                + " and f.state = :state" + OLDEST,
                        FormRecord.class)
                .setParameter("service", service.value())
                .setParameter("destination", destination)
                .setParameter("state", state)
                .setMaxResults(limit));
    }

    @Override
    public List<StoredForm> on(UUID slip) {
        return stored(
                entities.createQuery("select f from FormRecord f where f.slipId = :slip" + OLDEST, FormRecord.class)
                        .setParameter("slip", slip.toString()));
    }

    @Override
    public List<StoredForm> since(ServiceId service, FormState state, Instant before, int limit) {
        return stored(entities.createQuery(
                        "select f from FormRecord f where f.service = :service and f.state = :state"
                                + " and f.stateAt < :before order by f.stateAt",
                        FormRecord.class)
                .setParameter("service", service.value())
                .setParameter("state", state)
                .setParameter("before", before)
                .setMaxResults(limit));
    }

    @Override
    public List<StoredForm> ended(ServiceId service, Instant before, int limit) {
        return stored(entities.createQuery(
                        "select f from FormRecord f where f.service = :service and f.endedAt < :before"
                                + " and f.content is not null order by f.endedAt",
                        FormRecord.class)
                .setParameter("service", service.value())
                .setParameter("before", before)
                .setMaxResults(limit));
    }

    @Override
    public List<StoredForm> after(String number, int limit) {
        return stored(entities.createQuery(
                        "select f from FormRecord f where f.id > :after and f.content is not null order by f.id",
                        FormRecord.class)
                .setParameter("after", number)
                .setMaxResults(limit));
    }

    @Override
    public Map<UUID, String> slipNames(Collection<UUID> slips) {
        Map<UUID, String> names = new HashMap<>();
        entities.createQuery("select s.id, s.number from SlipRecord s where s.id in :slips", Object[].class)
                .setParameter("slips", slips.stream().map(UUID::toString).toList())
                .getResultStream()
                .forEach(row -> names.put(
                        UUID.fromString((String) row[0]), row[1] == null ? (String) row[0] : (String) row[1]));
        return names;
    }

    @Override
    public Optional<Answer> answer(RegistrationNumber form) {
        return entities.createQuery("select l from LineRecord l where l.form = :form", LineRecord.class)
                .setParameter("form", form.value())
                .getResultStream()
                .findFirst()
                .map(LineRecord::stored)
                .filter(line -> line.decided() != null)
                .map(line -> {
                    StoredSlip.Deed decided = Objects.requireNonNull(line.decided());
                    return new Answer(line.outcome(), line.code(), line.reason(), decided.at(), decided.by());
                });
    }

    @Override
    public void add(RegistrationNumber form, FormEvent event) {
        entities.persist(new EventRecord(form.value(), event));
    }

    @Override
    public List<FormEvent> events(RegistrationNumber form) {
        return entities.createQuery(
                        "select e from EventRecord e where e.form = :form order by e.sequence", EventRecord.class)
                .setParameter("form", form.value())
                .getResultStream()
                .map(EventRecord::event)
                .toList();
    }
}
