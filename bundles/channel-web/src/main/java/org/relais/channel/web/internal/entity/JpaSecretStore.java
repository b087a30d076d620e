package org.relais.channel.web.internal.entity;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Secrets of the installation, by name. Every method is called inside a unit of work. Thread-safe. */
@Component(service = JpaSecretStore.class)
public final class JpaSecretStore {

    private final EntityManager entities;

    @Activate
    public JpaSecretStore(@Reference(target = "(osgi.unit.name=channel-web)") EntityManager entities) {
        this.entities = entities;
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(entities.find(SecretRecord.class, name)).map(SecretRecord::secret);
    }

    /** A name that is taken fails when the unit of work ends. */
    public void add(String name, String secret, Instant madeAt) {
        entities.persist(new SecretRecord(name, secret, madeAt));
    }
}
