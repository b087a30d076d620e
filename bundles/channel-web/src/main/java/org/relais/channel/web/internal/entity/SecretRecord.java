package org.relais.channel.web.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** One row of WEB_SECRET. Never changed. */
@Entity
@Table(name = "WEB_SECRET")
@NullUnmarked
class SecretRecord {

    @Id
    @Column(name = "NAME")
    private String name;

    @Column(name = "SECRET")
    private String secret;

    @Column(name = "MADE_AT")
    private Instant madeAt;

    protected SecretRecord() {}

    SecretRecord(String name, String secret, Instant madeAt) {
        this.name = name;
        this.secret = secret;
        this.madeAt = madeAt;
    }

    String secret() {
        return secret;
    }
}
