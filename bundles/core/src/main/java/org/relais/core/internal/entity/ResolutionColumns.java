package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.relais.cases.Resolution;

/** The columns of RELAIS_CASE that say how a case ended. All are null while it has not. */
@Embeddable
@NullUnmarked
class ResolutionColumns {

    @Column(name = "RESOLUTION_CODE")
    private String code;

    @Column(name = "RESOLUTION_TEXT")
    private String text;

    @Column(name = "RESOLVED_AT")
    private Instant at;

    protected ResolutionColumns() {}

    ResolutionColumns(Resolution resolution) {
        code = resolution.code();
        text = resolution.text();
        at = resolution.at();
    }

    /** Null while the case has not ended. */
    Resolution resolution() {
        return code == null ? null : new Resolution(code, text, at);
    }
}
