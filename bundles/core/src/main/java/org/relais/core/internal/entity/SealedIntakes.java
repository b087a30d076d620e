package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.intake.FormHashes;
import org.relais.spi.encryption.FieldEncryption;
import org.relais.spi.encryption.SealedData;
import org.relais.spi.encryption.SealingRound;
import org.relais.spi.persistence.UnitOfWork;

/**
 * Seals forms of intakes anew, those of before sealing among them. What people do with an intake meanwhile does not touch its form, and
 * this touches nothing else: no revision, so that it disturbs nobody. A purge does touch the form: what is sealed is what the row holds
 * once it is locked, never what was read before. Thread-safe.
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

    private record Row(String id, String form, String hash, boolean purged) {}

    @Override
    public String name() {
        return "core-intakes";
    }

    @Override
    public int sealAnew(int most) {
        return round.seal(most);
    }

    private List<Row> after(String id, int limit) {
        return rows("i.id > :id order by i.id", id, limit);
    }

    private List<Row> rows(String condition, String id, int limit) {
        return entities.createQuery(
                        "select i.id, i.form, i.formHash, i.purged from IntakeRecord i where " + condition,
                        Object[].class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Row((String) row[0], (String) row[1], (String) row[2], (int) row[3] == 1))
                .toList();
    }

    private boolean seal(Row read) {
        return unitOfWork.execute(() -> locked(read.id())
                .filter(row -> !forms.isCurrent(row.form()))
                .map(this::sealLocked)
                .isPresent());
    }

    /** As the row is now; it stays so until the unit of work ends, on each database. */
    private Optional<Row> locked(String id) {
        entities.createNativeQuery("update RELAIS_INTAKE set FORM_HASH = FORM_HASH where ID = ?1")
                .setParameter(1, id)
                .executeUpdate();
        return rows("i.id = :id", id, 1).stream().findFirst();
    }

    /** A form in clear that is not the one of its hash was purged before that was marked; its hash says what it was, not what is left. */
    private int sealLocked(Row row) {
        String form = forms.open(row.id(), row.form());
        boolean purged =
                row.purged() || !row.form().startsWith(FieldEncryption.PREFIX) && !hashes.match(row.hash(), form);
        return entities.createNativeQuery(
                        "update RELAIS_INTAKE set FORM = ?1, FORM_HASH = ?2, IS_PURGED = ?3 where ID = ?4")
                .setParameter(1, forms.seal(row.id(), form))
                .setParameter(2, purged ? row.hash() : hashes.of(form))
                .setParameter(3, purged ? 1 : 0)
                .setParameter(4, row.id())
                .executeUpdate();
    }
}
