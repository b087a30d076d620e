package org.relais.service.desk.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** One row of SERVICE_KNOWN. */
@Entity
@Table(name = "SERVICE_KNOWN")
@NullUnmarked
class ServiceRecord {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "SERIES")
    String series;

    @Lob
    @Column(name = "DESCRIPTION")
    String description;

    protected ServiceRecord() {}
}
