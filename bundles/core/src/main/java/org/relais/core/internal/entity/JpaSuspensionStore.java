package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.intake.StoredSuspension;
import org.relais.core.internal.intake.SuspensionStore;
import org.relais.directory.ChannelId;

/** Suspensions in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaSuspensionStore implements SuspensionStore {

    private final EntityManager entities;

    @Activate
    public JpaSuspensionStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<StoredSuspension> all() {
        return entities.createQuery("select s from ChannelSuspensionRecord s", ChannelSuspensionRecord.class)
                .getResultStream()
                .map(ChannelSuspensionRecord::stored)
                .toList();
    }

    @Override
    public void put(StoredSuspension suspension) {
        entities.merge(new ChannelSuspensionRecord(suspension));
    }

    @Override
    public void remove(ChannelId channel) {
        @Nullable ChannelSuspensionRecord found = entities.find(ChannelSuspensionRecord.class, channel.value());
        if (found != null) {
            entities.remove(found);
        }
    }
}
