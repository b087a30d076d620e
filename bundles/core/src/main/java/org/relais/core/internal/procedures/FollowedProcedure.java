package org.relais.core.internal.procedures;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.procedures.DocumentStatus;
import org.relais.procedures.StepStatus;
import org.relais.texts.LocalizedText;

/**
 * What a case has done of one procedure. A value.
 *
 * @param version of the template
 * @param steps those that somebody settled, by id
 * @param documents those that something was done about, by id; also ones that this version does not know
 */
public record FollowedProcedure(
        CaseId caseId,
        String template,
        int version,
        Instant startedAt,
        String startedBy,
        Map<String, SettledStep> steps,
        Map<String, HandledDocument> documents) {

    public FollowedProcedure {
        steps = Map.copyOf(steps);
        documents = Map.copyOf(documents);
    }

    /** A case begins to follow a template. */
    static FollowedProcedure begun(CaseId id, String template, int version, Instant now, String actor) {
        return new FollowedProcedure(id, template, version, now, actor, Map.of(), Map.of());
    }

    /**
     * A step that somebody did or left out.
     *
     * @param status DONE or SKIPPED
     */
    public record SettledStep(
            StepStatus status,
            @Nullable String outcome,
            String actor,
            Instant at,
            @Nullable String reason) {}

    /**
     * A document that something was done about.
     *
     * @param name as in the version in which it was first handled
     * @param status any but REQUIRED
     * @param waitsSince when the wait of the case began that ends with this document; null when none does
     */
    public record HandledDocument(
            LocalizedText name,
            DocumentStatus status,
            String actor,
            Instant at,
            @Nullable String reason,
            @Nullable Instant waitsSince) {}

    FollowedProcedure withStep(String id, SettledStep step) {
        Map<String, SettledStep> changed = new LinkedHashMap<>(steps);
        changed.put(id, step);
        return with(version, changed, documents);
    }

    FollowedProcedure withoutStep(String id) {
        Map<String, SettledStep> changed = new LinkedHashMap<>(steps);
        changed.remove(id);
        return with(version, changed, documents);
    }

    FollowedProcedure withDocument(String id, HandledDocument document) {
        Map<String, HandledDocument> changed = new LinkedHashMap<>(documents);
        changed.put(id, document);
        return with(version, steps, changed);
    }

    FollowedProcedure with(
            int newVersion, Map<String, SettledStep> newSteps, Map<String, HandledDocument> newDocuments) {
        return new FollowedProcedure(caseId, template, newVersion, startedAt, startedBy, newSteps, newDocuments);
    }
}
