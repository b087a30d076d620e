package org.relais.service.claimforms.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.relais.service.claimforms.internal.mutuals.Spelling;

/** One row of CLAIMFORMS_SPELLING: its key makes sure that a spelling means one mutual. */
@Entity
@Table(name = "CLAIMFORMS_SPELLING")
@NullUnmarked
class SpellingRecord {

    @Id
    @Column(name = "FOLDED")
    private String folded;

    @Column(name = "MUTUAL")
    private String mutual;

    @Column(name = "POSITION_NUMBER")
    private int position;

    @Column(name = "ALIAS")
    private String alias;

    protected SpellingRecord() {}

    private SpellingRecord(String mutual, String written, int position, @Nullable String alias) {
        this.folded = Spelling.folded(written);
        this.mutual = mutual;
        this.position = position;
        this.alias = alias;
    }

    /** A code or a name. */
    static SpellingRecord ofName(String mutual, String name) {
        return new SpellingRecord(mutual, name, 0, null);
    }

    /** @param position among the aliases, from 1 */
    static SpellingRecord ofAlias(String mutual, String alias, int position) {
        return new SpellingRecord(mutual, alias, position, alias);
    }

    /** Becomes what another one says, which is folded alike. */
    void take(SpellingRecord other) {
        position = other.position;
        alias = other.alias;
    }

    String folded() {
        return folded;
    }

    String mutual() {
        return mutual;
    }

    /** Null for a code or a name. */
    @Nullable
    String alias() {
        return alias;
    }
}
