package org.relais.core.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.relais.core.internal.routing.StoredRuleSet;
import org.relais.routing.RuleSetState;

/** One row of RELAIS_RULE_SET. */
@Entity
@Table(name = "RELAIS_RULE_SET")
@NullUnmarked
class RuleSetRecord {

    @Id
    @Column(name = "VERSION_NUMBER")
    private int version;

    @Lob
    @Column(name = "RULES")
    private String rules;

    @Column(name = "RULE_COMMENT")
    private String comment;

    @Column(name = "AUTHOR")
    private String author;

    @Column(name = "WRITTEN_AT")
    private Instant writtenAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE")
    private RuleSetState state;

    @Column(name = "IN_FORCE_SINCE")
    private Instant inForceSince;

    @Version
    @Column(name = "REVISION")
    private long revision;

    protected RuleSetRecord() {}

    RuleSetRecord(StoredRuleSet stored) {
        version = stored.version();
        rules = stored.rules();
        comment = stored.comment();
        author = stored.author();
        writtenAt = stored.writtenAt();
        state = stored.state();
        inForceSince = stored.inForceSince();
    }

    void change(RuleSetState newState, @Nullable Instant since) {
        state = newState;
        inForceSince = since;
    }

    StoredRuleSet stored() {
        return new StoredRuleSet(version, rules, comment, author, writtenAt, state, inForceSince, revision);
    }
}
