package org.relais.core.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.core.internal.procedures.TemplateStore;
import org.relais.procedures.ProcedureVersion;

/** Versions of templates in the database. Thread-safe: the entity manager is that of the running unit of work. */
@Component
public final class JpaTemplateStore implements TemplateStore {

    private final EntityManager entities;

    @Activate
    public JpaTemplateStore(@Reference(target = "(osgi.unit.name=core)") EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public List<ProcedureVersion> newest() {
        return entities.createQuery(
                        "select t from ProcedureTemplateRecord t where t.version = "
                                + "(select max(o.version) from ProcedureTemplateRecord o where o.id = t.id) order by t.id",
                        ProcedureTemplateRecord.class)
                .getResultStream()
                .map(ProcedureTemplateRecord::published)
                .toList();
    }

    @Override
    public List<ProcedureVersion> versions(String id) {
        return entities.createQuery(
                        "select t from ProcedureTemplateRecord t where t.id = :id order by t.version desc",
                        ProcedureTemplateRecord.class)
                .setParameter("id", id)
                .getResultStream()
                .map(ProcedureTemplateRecord::published)
                .toList();
    }

    @Override
    public Optional<ProcedureVersion> find(String id, int version) {
        return Optional.ofNullable(
                        entities.find(ProcedureTemplateRecord.class, new ProcedureTemplateRecord.Key(id, version)))
                .map(ProcedureTemplateRecord::published);
    }

    @Override
    public void add(ProcedureVersion version) {
        entities.persist(new ProcedureTemplateRecord(version));
    }
}
