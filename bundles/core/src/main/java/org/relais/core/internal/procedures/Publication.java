package org.relais.core.internal.procedures;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.procedures.ProcedureErrors;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureVersion;
import org.relais.procedures.ProcedureVersion.Source;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Adds versions of templates together with their entry in the journal of the office. Thread-safe. */
@Component(service = Publication.class)
public final class Publication {

    private final UnitOfWork unitOfWork;
    private final TemplateStore store;
    private final OfficeJournal journal;
    private final Clock clock;

    @Activate
    public Publication(
            @Reference UnitOfWork unitOfWork,
            @Reference TemplateStore store,
            @Reference OfficeJournal journal,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Adds a version; the newest one again when it says the same.
     *
     * @throws RelaisException {@code stale-template}
     */
    ProcedureVersion publish(
            Caller caller, ProcedureTemplate template, OptionalInt expectedVersion, @Nullable String reason) {
        return unitOfWork.execute(() -> {
            List<ProcedureVersion> versions = store.versions(template.id());
            int newest = versions.isEmpty() ? 0 : versions.get(0).version();
            if (expectedVersion.isPresent() && expectedVersion.getAsInt() != newest) {
                throw RelaisException.of(
                        ProcedureErrors.STALE_TEMPLATE,
                        new LocalizedText(
                                        "La version en vigueur est %d ; relisez le modèle puis recommencez.",
                                        "The version in force is %d; read the template again, then publish.")
                                .formatted(newest));
            }
            return newest > 0 && versions.get(0).template().equals(template)
                    ? versions.get(0)
                    : add(caller, template, newest + 1, Source.PUBLISHED, reason);
        });
    }

    /** Adds a version from the office pack; false when one of the pack said the same before. */
    boolean publishUnlessKnown(Caller caller, ProcedureTemplate template) {
        return unitOfWork.execute(() -> {
            List<ProcedureVersion> versions = store.versions(template.id());
            boolean known = versions.stream()
                    .filter(version -> version.source() == Source.OFFICE_PACK)
                    .anyMatch(version -> version.template().equals(template));
            if (!known) {
                int newest = versions.isEmpty() ? 0 : versions.get(0).version();
                add(caller, template, newest + 1, Source.OFFICE_PACK, null);
            }
            return !known;
        });
    }

    private ProcedureVersion add(
            Caller caller, ProcedureTemplate template, int version, Source source, @Nullable String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ProcedureVersion published = new ProcedureVersion(template, version, source, now, caller.account());
        journal.record(
                caller,
                OfficeArea.PROCEDURES,
                "procedure " + template.id(),
                "publish",
                Map.of("version", List.of(version == 1 ? "" : String.valueOf(version - 1), String.valueOf(version))),
                reason);
        store.add(published);
        return published;
    }
}
