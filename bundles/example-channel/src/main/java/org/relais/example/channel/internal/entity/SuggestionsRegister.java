package org.relais.example.channel.internal.entity;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.spi.channel.StampedIntake;

/** All that was ever put into the box. Every method is called inside a unit of work. Thread-safe. */
@Component(service = SuggestionsRegister.class)
public final class SuggestionsRegister {

    private final EntityManager entities;

    @Activate
    public SuggestionsRegister(@Reference(target = "(osgi.unit.name=suggestions)") EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps a suggestion; it is there when its contact and its case are, or not at all. */
    public void add(StampedIntake intake, String kind, String text) {
        entities.persist(new SuggestionsRecord(intake, kind, text));
    }

    /** The latest ones as they are shown, newest first. */
    public List<Map<String, String>> newest(int limit) {
        return entities.createQuery(
                        "select s from SuggestionsRecord s order by s.stampedAt desc, s.intakeId desc",
                        SuggestionsRecord.class)
                .setMaxResults(limit)
                .getResultStream()
                .map(SuggestionsRecord::members)
                .toList();
    }
}
