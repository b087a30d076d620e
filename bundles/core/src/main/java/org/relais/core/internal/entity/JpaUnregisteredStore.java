package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.intake.UnregisteredStore;
import org.relais.directory.ChannelId;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeState;
import org.relais.services.ServiceId;
import org.relais.spi.cases.UnregisteredIntake;
import org.relais.texts.LocalizedText;

/**
 * Reads columns and no entities: whoever goes through all of them in one unit of work keeps one page in memory. What is rejected is few
 * among what is registered, so the state leads to the rows. Thread-safe.
 */
@Component
public final class JpaUnregisteredStore implements UnregisteredStore {

    private static final List<IntakeState> STATES =
            List.of(IntakeState.STAMPED, IntakeState.HELD, IntakeState.REJECTED);

    private static final String OF_SERVICE =
            " from IntakeRecord i where i.state in :states and i.confidentiality = :service and i.purged = 0";

    private static final String IN_ORDER = " order by i.stampedAt, i.id";

    private final EntityManager entities;
    private final SealedForms forms;

    @Activate
    public JpaUnregisteredStore(
            @Reference(target = "(osgi.unit.name=core)") EntityManager entities, @Reference SealedForms forms) {
        this.entities = entities;
        this.forms = forms;
    }

    @Override
    public List<Unregistered> find(ServiceId service, @Nullable UnregisteredIntake after, int limit) {
        String rest = after == null ? "" : " and (i.stampedAt > :at or i.stampedAt = :at and i.id > :id)";
        TypedQuery<Object[]> query = entities.createQuery(
                        "select i.id, i.channel, i.state, i.stampedAt, i.reasonFr, i.reasonEn, i.form" + OF_SERVICE
                                + rest + IN_ORDER,
                        Object[].class)
                .setParameter("states", STATES)
                .setParameter("service", service.confidentiality().name())
                .setMaxResults(limit);
        if (after != null) {
            query.setParameter("at", after.stampedAt())
                    .setParameter("id", after.id().toString());
        }
        return query.getResultStream().map(this::unregistered).toList();
    }

    private Unregistered unregistered(Object[] row) {
        String id = (String) row[0];
        return new Unregistered(
                id(id),
                new ChannelId((String) row[1]),
                (IntakeState) row[2],
                (Instant) row[3],
                row[4] == null ? null : new LocalizedText((String) row[4], (String) row[5]),
                forms.openOrKeep(id, (String) row[6]));
    }

    @Override
    public List<IntakeId> over(ServiceId service, Instant stampedBefore, int limit) {
        return entities.createQuery(
                        "select i.id" + OF_SERVICE + " and i.unsettled = 0 and i.stampedAt < :before" + IN_ORDER,
                        String.class)
                .setParameter("states", List.of(IntakeState.REJECTED))
                .setParameter("service", service.confidentiality().name())
                .setParameter("before", stampedBefore)
                .setMaxResults(limit)
                .getResultStream()
                .map(JpaUnregisteredStore::id)
                .toList();
    }

    private static IntakeId id(String written) {
        return new IntakeId(UUID.fromString(written));
    }
}
