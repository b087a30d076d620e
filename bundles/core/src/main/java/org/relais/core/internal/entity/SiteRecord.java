package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.NullUnmarked;
import org.relais.administration.DirectoryEntry;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.texts.LocalizedText;

/** One row of RELAIS_SITE. */
@Entity
@Table(name = "RELAIS_SITE")
@NullUnmarked
class SiteRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "NAME_FR")
    private String nameFr;

    @Column(name = "NAME_EN")
    private String nameEn;

    @Column(name = "IS_CLOSED")
    private int closed;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected SiteRecord() {}

    SiteRecord(String id) {
        this.id = id;
    }

    void take(DirectoryEntry<Site> entry) {
        nameFr = entry.value().name().fr();
        nameEn = entry.value().name().en();
        closed = entry.closed() ? 1 : 0;
    }

    DirectoryEntry<Site> entry() {
        Site site = new Site(new SiteId(id), new LocalizedText(nameFr, nameEn));
        return new DirectoryEntry<>(site, closed == 1, null, revision);
    }
}
