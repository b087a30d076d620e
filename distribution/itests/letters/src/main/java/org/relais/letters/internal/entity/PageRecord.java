package org.relais.letters.internal.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** One row of LETTERS_PAGE. Its letter is read when it is asked for, which takes woven classes. */
@Entity
@Table(name = "LETTERS_PAGE")
@NullUnmarked
class PageRecord {

    @Id
    @Column(name = "ID")
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "LETTER_ID")
    private LetterRecord letter;

    @Column(name = "POSITION_NUMBER")
    private int position;

    @Column(name = "TEXT")
    private String text;

    protected PageRecord() {}

    PageRecord(LetterRecord letter, int position, String text) {
        this.id = UUID.randomUUID().toString();
        this.letter = letter;
        this.position = position;
        this.text = text;
    }

    LetterRecord letter() {
        return letter;
    }

    String text() {
        return text;
    }
}
