package org.relais.example.channel.internal.entity;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.intake.IntakeId;

/** All that was ever put into the box. Every method is called inside a unit of work. Thread-safe. */
@Component(service = SuggestionsRegister.class)
public final class SuggestionsRegister {

    private final EntityManager entities;

    @Activate
    public SuggestionsRegister(@Reference(target = "(osgi.unit.name=suggestions)") EntityManager entities) {
        this.entities = entities;
    }

    // snippet: register
    public void add(IntakeId intake, Instant stampedAt, String kind, String text) {
        entities.persist(new SuggestionsRecord(intake.toString(), stampedAt, kind, text));
    }
    // end

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
