package org.relais.service.claimforms.internal.mutuals;

import java.util.List;
import java.util.Optional;

/** Mutuals in the database. Every method is called inside a unit of work. Thread-safe. */
public interface MutualStore {

    /** By code. */
    List<Mutual> list();

    Optional<Mutual> find(String code);

    /** The mutual that is written so; by its code, its name in either language or an alias, whatever {@link Spelling} says is the same. */
    Optional<Mutual> written(String name);

    /**
     * Adds a mutual or changes it. The caller has seen to it that none of its spellings means another one, and that no alias repeats
     * another spelling of its own.
     *
     * @return as it is stored, with its new revision
     */
    Mutual put(Mutual mutual);
}
