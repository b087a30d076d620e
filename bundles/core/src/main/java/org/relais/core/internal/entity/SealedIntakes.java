package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.intake.FormHashes;
import org.relais.spi.encryption.SealedData;
import org.relais.spi.encryption.SealingRound;
import org.relais.spi.persistence.UnitOfWork;

/**
 * Seals forms of intakes anew, those of before sealing among them. What people do with an intake meanwhile does not touch its form, and
 * this touches nothing else: no revision, so that it disturbs nobody. Thread-safe.
 */
@Component
public final class SealedIntakes implements SealedData {

    private final UnitOfWork unitOfWork;
    private final EntityManager entities;
    private final SealedForms forms;
    private final FormHashes hashes;
    private final SealingRound<Row> round;

    @Activate
    public SealedIntakes(
            @Reference UnitOfWork unitOfWork,
            @Reference(target = "(osgi.unit.name=core)") EntityManager entities,
            @Reference SealedForms forms,
            @Reference FormHashes hashes) {
        this.unitOfWork = unitOfWork;
        this.entities = entities;
        this.forms = forms;
        this.hashes = hashes;
        this.round =
                new SealingRound<>(unitOfWork, this::after, Row::id, row -> forms.isCurrent(row.form()), this::seal);
    }

    private record Row(String id, String form, String hash) {}

    @Override
    public String name() {
        return "core-intakes";
    }

    @Override
    public int sealAnew(int most) {
        return round.seal(most);
    }

    private List<Row> after(String id, int limit) {
        return entities.createQuery(
                        "select i.id, i.form, i.formHash from IntakeRecord i where i.id > :id order by i.id",
                        Object[].class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Row((String) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    private boolean seal(Row row) {
        String form = forms.open(row.id(), row.form());
        return unitOfWork.execute(() -> entities.createNativeQuery(
                                "update RELAIS_INTAKE set FORM = ?1, FORM_HASH = ?2 where ID = ?3 and FORM_HASH = ?4")
                        .setParameter(1, forms.seal(row.id(), form))
                        .setParameter(2, hashes.of(form))
                        .setParameter(3, row.id())
                        .setParameter(4, row.hash())
                        .executeUpdate()
                > 0);
    }
}
