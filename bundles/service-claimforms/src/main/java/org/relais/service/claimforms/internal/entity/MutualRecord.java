package org.relais.service.claimforms.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.relais.service.claimforms.internal.mutuals.Mutual;
import org.relais.texts.LocalizedText;

/** One row of CLAIMFORMS_MUTUAL. */
@Entity
@Table(name = "CLAIMFORMS_MUTUAL")
@NullUnmarked
class MutualRecord {

    @Id
    @Column(name = "CODE")
    private String code;

    @Column(name = "NAME_FR")
    private String nameFr;

    @Column(name = "NAME_EN")
    private String nameEn;

    @Column(name = "DESTINATION")
    private String destination;

    @Column(name = "ACTIVE")
    private int active;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected MutualRecord() {}

    MutualRecord(Mutual mutual) {
        code = mutual.code();
        take(mutual);
    }

    void take(Mutual mutual) {
        nameFr = mutual.name().fr();
        nameEn = mutual.name().en();
        destination = mutual.destination();
        active = mutual.active() ? 1 : 0;
    }

    String code() {
        return code;
    }

    Mutual mutual(List<String> aliases) {
        return new Mutual(code, new LocalizedText(nameFr, nameEn), aliases, destination, active == 1, revision);
    }
}
