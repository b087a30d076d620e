package org.relais.channel.phone.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.encryption.FieldEncryption;
import org.relais.spi.encryption.SealedData;
import org.relais.spi.encryption.SealedTexts;
import org.relais.spi.encryption.SealingRound;
import org.relais.spi.persistence.UnitOfWork;

/** What drafts say is sealed; seals it anew after the keys were changed. Thread-safe. */
@Component(service = {SealedData.class, SealedDrafts.class})
public final class SealedDrafts implements SealedData {

    private final UnitOfWork unitOfWork;
    private final EntityManager entities;
    private final SealedTexts texts;
    private final SealingRound<Row> round;

    @Activate
    public SealedDrafts(
            @Reference UnitOfWork unitOfWork,
            @Reference(target = "(osgi.unit.name=phone)") EntityManager entities,
            @Reference FieldEncryption encryption) {
        this.unitOfWork = unitOfWork;
        this.entities = entities;
        this.texts = new SealedTexts(encryption, "phone.draft");
        this.round = new SealingRound<>(
                unitOfWork, this::after, Row::id, row -> texts.isCurrent(row.form()), this::sealAnew);
    }

    private record Row(String id, String form, long revision) {}

    SealedTexts texts() {
        return texts;
    }

    @Override
    public String name() {
        return "phone-drafts";
    }

    @Override
    public int sealAnew(int most) {
        return round.seal(most);
    }

    private List<Row> after(String id, int limit) {
        return entities.createQuery(
                        "select d.id, d.form, d.revision from DraftRecord d where d.id > :id order by d.id",
                        Object[].class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Row((String) row[0], (String) row[1], (Long) row[2]))
                .toList();
    }

    /** Without a new revision, so that it disturbs nobody; whoever has changed the draft meanwhile has sealed it anew as well. */
    private boolean sealAnew(Row row) {
        String sealed = texts.seal(row.id(), texts.open(row.id(), row.form()));
        return unitOfWork.execute(
                () -> entities.createNativeQuery("update PHONE_DRAFT set FORM = ?1 where ID = ?2 and REVISION = ?3")
                                .setParameter(1, sealed)
                                .setParameter(2, row.id())
                                .setParameter(3, row.revision())
                                .executeUpdate()
                        > 0);
    }
}
