package org.relais.encryption.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** The row of ENCRYPTION_CHECK. */
@Entity
@Table(name = "ENCRYPTION_CHECK")
@NullUnmarked
class CheckRecord {

    static final int ONLY = 1;

    @Id
    @Column(name = "ID")
    private int id;

    @Column(name = "SEALED")
    private String sealed;

    protected CheckRecord() {}

    String sealed() {
        return sealed;
    }

    void take(String value) {
        sealed = value;
    }
}
