package org.relais.letters.internal.entity;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** One row of LETTERS_LETTER. Its pages are read when they are asked for. */
@Entity
@Table(name = "LETTERS_LETTER")
@NullUnmarked
class LetterRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REGISTER_NUMBER")
    private String number;

    @OneToMany(mappedBy = "letter", cascade = CascadeType.ALL, fetch = FetchType.LAZY)
    @OrderBy("position")
    private List<PageRecord> pages = new ArrayList<>();

    protected LetterRecord() {}

    LetterRecord(String number, List<String> texts) {
        this.id = UUID.randomUUID().toString();
        this.number = number;
        for (int i = 0; i < texts.size(); i++) {
            pages.add(new PageRecord(this, i + 1, texts.get(i)));
        }
    }

    String number() {
        return number;
    }

    List<PageRecord> pages() {
        return pages;
    }
}
