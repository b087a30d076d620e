package org.relais.testkit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entity of the second of two persistence units; its number is unique. */
@Entity
@Table(name = "TEST_STAMP")
public class Stamp {

    @Id
    @Column(name = "ID")
    private String id = "";

    @Column(name = "STAMP_NUMBER")
    private String number = "";

    protected Stamp() {}

    Stamp(String id, String number) {
        this.id = id;
        this.number = number;
    }

    String id() {
        return id;
    }

    String number() {
        return number;
    }
}
