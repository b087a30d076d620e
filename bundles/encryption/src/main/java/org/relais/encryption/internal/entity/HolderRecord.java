package org.relais.encryption.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.relais.encryption.internal.StoredHolder;

/** One row of ENCRYPTION_HOLDER. */
@Entity
@Table(name = "ENCRYPTION_HOLDER")
@NullUnmarked
class HolderRecord {

    @Id
    @Column(name = "NAME")
    private String name;

    @Column(name = "KEY_ID")
    private String key;

    @Column(name = "SEALED_ANEW")
    private long sealedAnew;

    @Column(name = "DONE")
    private int done;

    protected HolderRecord() {}

    HolderRecord(StoredHolder holder) {
        name = holder.name();
        take(holder);
    }

    void take(StoredHolder holder) {
        key = holder.key();
        sealedAnew = holder.sealedAnew();
        done = holder.done() ? 1 : 0;
    }

    StoredHolder stored() {
        return new StoredHolder(name, key, sealedAnew, done == 1);
    }
}
