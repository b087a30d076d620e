package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.modes.ModeStore;
import org.relais.core.internal.modes.StoredMode;

/** The mode in force in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaModeStore implements ModeStore {

    private final EntityManager entities;

    @Activate
    public JpaModeStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<StoredMode> last() {
        return Optional.ofNullable(entities.find(OfficeModeRecord.class, OfficeModeRecord.CURRENT))
                .map(OfficeModeRecord::stored);
    }

    @Override
    public void put(StoredMode mode) {
        entities.merge(new OfficeModeRecord(mode));
    }
}
