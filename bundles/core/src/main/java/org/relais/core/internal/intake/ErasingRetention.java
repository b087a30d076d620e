package org.relais.core.internal.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.core.internal.cases.CaseStore;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.documents.DocumentStore;
import org.relais.identity.Caller;
import org.relais.intake.IntakeId;
import org.relais.spi.cases.ServiceRetention;
import org.relais.spi.persistence.UnitOfWork;

/**
 * Erases what came with a form. The rows of documents go at once; their contents and files, when no other document has the same, with
 * the next sweep.
 */
@Component
public final class ErasingRetention implements ServiceRetention {

    private static final String PURGE = "purge";

    private final UnitOfWork unitOfWork;
    private final CaseStore cases;
    private final JournaledChanges changes;
    private final DocumentStore documents;
    private final IntakeStore intakes;

    @Activate
    public ErasingRetention(
            @Reference UnitOfWork unitOfWork,
            @Reference CaseStore cases,
            @Reference JournaledChanges changes,
            @Reference DocumentStore documents,
            @Reference IntakeStore intakes) {
        this.unitOfWork = unitOfWork;
        this.cases = cases;
        this.changes = changes;
        this.documents = documents;
        this.intakes = intakes;
    }

    @Override
    public void purge(Caller actor, CaseId id) {
        unitOfWork.execute(() -> {
            StoredCase before = changes.any(id);
            if (!before.state().confidentiality().isService()) {
                throw new IllegalArgumentException("case " + before.facts().reference() + " belongs to no service");
            }
            Map<String, List<String>> erased = new LinkedHashMap<>();
            count(erased, "documents", documents.remove(id));
            count(erased, "notes", cases.eraseNotes(id));
            if (!erased.isEmpty()) {
                changes.record(before, before.state(), actor, PURGE, erased, null);
            }
            return id;
        });
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
            FormJson.without(stored.form(), pointers).ifPresent(less -> intakes.replaceForm(intake, less));
            return intake;
        });
    }
}
