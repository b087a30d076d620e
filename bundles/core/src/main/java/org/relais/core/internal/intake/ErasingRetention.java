package org.relais.core.internal.intake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.cases.Note;
import org.relais.core.internal.cases.CaseStore;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.documents.DocumentStore;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.intake.IntakeId;
import org.relais.services.ServiceId;
import org.relais.spi.cases.ServiceRetention;
import org.relais.spi.cases.UnregisteredIntake;
import org.relais.spi.persistence.UnitOfWork;

/**
 * Shows and erases what came with a form. The rows of documents go at once; their contents and files, when no other document has the
 * same, with the next sweep.
 */
@Component
public final class ErasingRetention implements ServiceRetention {

    private static final String PURGE = "purge";

    /** Stands for a form that could not be opened; the log says why. */
    private static final FormData UNREADABLE = new FormData(Map.of());

    private final UnitOfWork unitOfWork;
    private final CaseStore cases;
    private final JournaledChanges changes;
    private final DocumentStore documents;
    private final IntakeStore intakes;
    private final UnregisteredStore unregistered;

    @Activate
    public ErasingRetention(
            @Reference UnitOfWork unitOfWork,
            @Reference CaseStore cases,
            @Reference JournaledChanges changes,
            @Reference DocumentStore documents,
            @Reference IntakeStore intakes,
            @Reference UnregisteredStore unregistered) {
        this.unitOfWork = unitOfWork;
        this.cases = cases;
        this.changes = changes;
        this.documents = documents;
        this.intakes = intakes;
        this.unregistered = unregistered;
    }

    @Override
    public void purge(Caller actor, CaseId id) {
        unitOfWork.execute(() -> {
            StoredCase before = ofService(id);
            Map<String, List<String>> erased = new LinkedHashMap<>();
            count(erased, "documents", documents.remove(id));
            count(erased, "notes", cases.eraseNotes(id));
            if (!erased.isEmpty()) {
                changes.record(before, before.state(), actor, PURGE, erased, null);
            }
            return id;
        });
    }

    private StoredCase ofService(CaseId id) {
        StoredCase found = changes.any(id);
        if (!found.state().confidentiality().isService()) {
            throw new IllegalArgumentException("case " + found.facts().reference() + " belongs to no service");
        }
        return found;
    }

    private static void count(Map<String, List<String>> erased, String what, int count) {
        if (count > 0) {
            erased.put(what, List.of(String.valueOf(count), ""));
        }
    }

    @Override
    public void purge(IntakeId intake, List<String> pointers) {
        unitOfWork.execute(() -> {
            StoredIntake stored = intakes.find(intake)
                    .filter(found -> found.confidentiality().isService())
                    .orElseThrow(() -> new IllegalArgumentException("there is no intake " + intake + " of a service"));
            if (pointers.contains("")) {
                eraseAll(stored);
            } else {
                FormJson.without(stored.form(), pointers).ifPresent(less -> intakes.replaceForm(intake, less));
            }
            return intake;
        });
    }

    /** Nothing has to be read for that: what cannot be opened goes too, and what said nothing is marked, so that nobody finds it again. */
    private void eraseAll(StoredIntake intake) {
        boolean purgedBefore = intake.formHash() == null;
        if (!purgedBefore || !intake.form().equals(FormJson.NOTHING)) {
            intakes.replaceForm(intake.id(), FormJson.NOTHING);
            intakes.change(intake.purged());
        }
        documents.remove(intake.id());
    }

    @Override
    public List<Note> notes(CaseId id) {
        return unitOfWork.read(() -> cases.notes(ofService(id).facts().id()));
    }

    @Override
    public List<UnregisteredIntake> unregistered(ServiceId service, @Nullable UnregisteredIntake after, int limit) {
        return unitOfWork.read(() -> unregistered.find(service, after, limit).stream()
                .map(ErasingRetention::opened)
                .toList());
    }

    private static UnregisteredIntake opened(UnregisteredStore.Unregistered intake) {
        return new UnregisteredIntake(
                intake.id(),
                intake.channel(),
                intake.state(),
                intake.stampedAt(),
                intake.reason(),
                FormJson.readable(intake.form()).orElse(UNREADABLE));
    }

    @Override
    public List<IntakeId> over(ServiceId service, Instant stampedBefore, int limit) {
        return unitOfWork.read(() -> unregistered.over(service, stampedBefore, limit));
    }
}
