package org.relais.service.desk.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** One row of SERVICE_FORM_FINGERPRINT. */
@Entity
@Table(name = "SERVICE_FORM_FINGERPRINT")
@NullUnmarked
class FingerprintRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "FORM_ID")
    private String form;

    @Column(name = "FIELD")
    private String field;

    @Column(name = "FINGERPRINT")
    private String fingerprint;

    protected FingerprintRecord() {}

    FingerprintRecord(String form, String field, String fingerprint) {
        this.id = UUID.randomUUID().toString();
        this.form = form;
        this.field = field;
        this.fingerprint = fingerprint;
    }
}
