package org.relais.letters.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The register of letters. Every method is called inside a unit of work. */
@Component(service = LetterRegister.class)
public final class LetterRegister {

    private final EntityManager entities;

    @Activate
    public LetterRegister(@Reference(target = "(osgi.unit.name=letters)") EntityManager entities) {
        this.entities = entities;
    }

    /** Takes a letter in; a number that is taken fails when the unit of work ends. */
    public void add(String number, List<String> pages) {
        entities.persist(new LetterRecord(number, pages));
    }

    /** The pages of a letter, by way of both lazy relations: from a page to its letter and from the letter to all its pages. */
    public Optional<List<String>> pages(String number) {
        return entities.createQuery(
                        "select p from PageRecord p where p.letter.number = :number and p.position = 1",
                        PageRecord.class)
                .setParameter("number", number)
                .getResultStream()
                .findFirst()
                .map(first ->
                        first.letter().pages().stream().map(PageRecord::text).toList());
    }

    public long count() {
        return entities.createQuery("select count(l) from LetterRecord l", Long.class)
                .getSingleResult();
    }

    /** How often the last step of the migration has run. */
    public int migrations() {
        return entities.createNativeQuery("select MARK from LETTERS_MIGRATION")
                .getResultList()
                .size();
    }
}
