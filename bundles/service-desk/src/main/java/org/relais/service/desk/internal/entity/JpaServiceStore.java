package org.relais.service.desk.internal.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.catalogue.ServiceStore;
import org.relais.services.ServiceId;

/** Remembered services and their destinations in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaServiceStore implements ServiceStore {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final EntityManager entities;

    @Activate
    public JpaServiceStore(@Reference(target = "(osgi.unit.name=service-desk)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<KnownService> services() {
        return entities.createQuery("select s from ServiceRecord s order by s.id", ServiceRecord.class)
                .getResultStream()
                .map(JpaServiceStore::known)
                .toList();
    }

    private static KnownService known(ServiceRecord row) {
        try {
            return JSON.readValue(row.description, KnownService.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("what is remembered of service " + row.id + " is damaged", damaged);
        }
    }

    @Override
    public void remember(KnownService service) {
        @Nullable
        ServiceRecord row = entities.find(ServiceRecord.class, service.id().value());
        ServiceRecord kept = row == null ? new ServiceRecord() : row;
        kept.id = service.id().value();
        kept.series = service.register();
        try {
            kept.description = JSON.writeValueAsString(service);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (row == null) {
            entities.persist(kept);
        }
    }

    @Override
    public List<StoredDestination> destinations(ServiceId service) {
        return entities.createQuery(
                        "select d from DestinationRecord d where d.service = :service order by d.destination",
                        DestinationRecord.class)
                .setParameter("service", service.value())
                .getResultStream()
                .map(DestinationRecord::stored)
                .toList();
    }

    @Override
    public Optional<StoredDestination> destination(ServiceId service, String id) {
        return Optional.ofNullable(entities.find(DestinationRecord.class, DestinationRecord.id(service, id)))
                .map(DestinationRecord::stored);
    }

    @Override
    public void put(StoredDestination destination) {
        @Nullable
        DestinationRecord row =
                entities.find(DestinationRecord.class, DestinationRecord.id(destination.service(), destination.id()));
        if (row == null) {
            entities.persist(new DestinationRecord(destination));
        } else {
            row.take(destination);
        }
        entities.flush();
    }
}
