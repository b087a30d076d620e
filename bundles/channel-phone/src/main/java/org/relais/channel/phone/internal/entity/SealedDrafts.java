package org.relais.channel.phone.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.encryption.SealedData;
import org.relais.spi.persistence.UnitOfWork;

/** Seals drafts anew after the keys were changed. There are few at a time, so it looks at all of them each time. Thread-safe. */
@Component
public final class SealedDrafts implements SealedData {

    private static final int PAGE = 100;

    private final UnitOfWork unitOfWork;
    private final EntityManager entities;
    private final DraftSeal seal;

    @Activate
    public SealedDrafts(
            @Reference UnitOfWork unitOfWork,
            @Reference(target = "(osgi.unit.name=phone)") EntityManager entities,
            @Reference DraftSeal seal) {
        this.unitOfWork = unitOfWork;
        this.entities = entities;
        this.seal = seal;
    }

    private record Row(String id, String form) {}

    @Override
    public String name() {
        return "phone-drafts";
    }

    @Override
    public int sealAnew(int most) {
        int sealed = 0;
        String after = "";
        List<Row> page;
        do {
            String from = after;
            page = unitOfWork.read(() -> after(from));
            for (Row row : page) {
                after = row.id();
                sealed += sealed < most && !seal.isCurrent(row.form()) && sealAnew(row) ? 1 : 0;
            }
        } while (page.size() == PAGE && sealed < most);
        return sealed;
    }

    private List<Row> after(String id) {
        return entities.createQuery(
                        "select d.id, d.form from DraftRecord d where d.id > :id order by d.id", Object[].class)
                .setParameter("id", id)
                .setMaxResults(PAGE)
                .getResultStream()
                .map(row -> new Row((String) row[0], (String) row[1]))
                .toList();
    }

    /** Without a new revision, so that it disturbs nobody; whoever has changed the draft meanwhile has sealed it anew as well. */
    private boolean sealAnew(Row row) {
        return unitOfWork.execute(() -> {
            Object[] now = entities.createQuery(
                            "select d.form, d.revision from DraftRecord d where d.id = :id", Object[].class)
                    .setParameter("id", row.id())
                    .getResultStream()
                    .findFirst()
                    .orElse(null);
            return now != null
                    && now[0].equals(row.form())
                    && entities.createNativeQuery("update PHONE_DRAFT set FORM = ?1 where ID = ?2 and REVISION = ?3")
                                    .setParameter(1, seal.seal(row.id(), seal.open(row.id(), row.form())))
                                    .setParameter(2, row.id())
                                    .setParameter(3, now[1])
                                    .executeUpdate()
                            > 0;
        });
    }
}
