package org.relais.core.internal.procedures;

import java.util.List;
import java.util.Optional;
import org.relais.procedures.ProcedureVersion;

/** Where the versions of templates lie. They are added and never changed. Every method needs a running unit of work. */
public interface TemplateStore {

    /** The newest version of every template, by id. */
    List<ProcedureVersion> newest();

    /** All versions of a template, newest first. */
    List<ProcedureVersion> versions(String id);

    Optional<ProcedureVersion> find(String id, int version);

    /** @throws org.relais.spi.persistence.ConstraintViolationException when the version is there already */
    void add(ProcedureVersion version);
}
