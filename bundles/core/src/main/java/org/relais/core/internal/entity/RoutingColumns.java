package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.NullUnmarked;
import org.relais.cases.RoutingTrace;
import org.relais.texts.LocalizedText;

/** The columns of RELAIS_CASE that say why a case is where it is. */
@Embeddable
@NullUnmarked
class RoutingColumns {

    @Column(name = "RULE_ID")
    private String rule;

    @Column(name = "RULE_REASON_FR")
    private String reasonFr;

    @Column(name = "RULE_REASON_EN")
    private String reasonEn;

    @Column(name = "RULE_VERSION")
    private Integer version;

    protected RoutingColumns() {}

    RoutingColumns(RoutingTrace routing) {
        rule = routing.rule();
        reasonFr = routing.reason().fr();
        reasonEn = routing.reason().en();
        version = routing.version();
    }

    RoutingTrace trace() {
        return new RoutingTrace(rule, new LocalizedText(reasonFr, reasonEn), version);
    }
}
