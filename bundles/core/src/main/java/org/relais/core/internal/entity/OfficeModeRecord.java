package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.relais.core.internal.modes.StoredMode;

/** The one row of RELAIS_OFFICE_MODE. */
@Entity
@Table(name = "RELAIS_OFFICE_MODE")
@NullUnmarked
class OfficeModeRecord {

    static final String CURRENT = "current";

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "MODE_ID")
    private String mode;

    @Column(name = "SINCE")
    private Instant since;

    @Column(name = "ACCOUNT")
    private String account;

    @Column(name = "REASON")
    private String reason;

    @Column(name = "REVISION")
    private long revision;

    protected OfficeModeRecord() {}

    OfficeModeRecord(StoredMode stored) {
        id = CURRENT;
        mode = stored.mode();
        since = stored.since();
        account = stored.account();
        reason = stored.reason();
        revision = stored.revision();
    }

    StoredMode stored() {
        return new StoredMode(mode, since, account, reason, revision);
    }
}
