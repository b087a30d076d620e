package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.NullUnmarked;

/** The row of RELAIS_PACK_CALENDAR. */
@Entity
@Table(name = "RELAIS_PACK_CALENDAR")
@NullUnmarked
class PackCalendarRecord {

    static final int ONLY = 1;

    @Id
    @Column(name = "ID")
    private int id = ONLY;

    @Lob
    @Column(name = "COUNTED")
    private String counted;

    @Version
    @Column(name = "REVISION")
    private long revision;

    String counted() {
        return counted;
    }

    void take(String text) {
        counted = text;
    }
}
