package org.relais.testkit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** An entity of the first of two persistence units. */
@Entity
@Table(name = "TEST_LETTER")
public class Letter {

    @Id
    @Column(name = "ID")
    private String id = "";

    @Column(name = "TEXT")
    private String text = "";

    @Version
    @Column(name = "REVISION")
    private int revision;

    protected Letter() {}

    Letter(String id, String text) {
        this.id = id;
        this.text = text;
    }

    String text() {
        return text;
    }

    void rewrite(String newText) {
        this.text = newText;
    }

    int revision() {
        return revision;
    }

    String id() {
        return id;
    }
}
