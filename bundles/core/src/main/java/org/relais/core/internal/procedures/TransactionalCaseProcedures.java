package org.relais.core.internal.procedures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.core.internal.cases.CaseReadings;
import org.relais.core.internal.cases.CommandChecks;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.RepeatedAttempts;
import org.relais.core.internal.cases.StoredCase;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.procedures.CaseProcedures;
import org.relais.procedures.CaseProgress;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.ProcedureErrors;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplate.Document;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.procedures.ProcedureTemplate.Step;
import org.relais.procedures.ProcedureVersion;
import org.relais.procedures.StepCommand;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Procedures of cases: each command is one unit of work that changes the procedure, the case and its journal. */
@Component
public final class TransactionalCaseProcedures implements CaseProcedures {

    /** It stands within a sentence for the citizen, beside the names of the documents. */
    private static final int MAX_REASON = 500;

    private final UnitOfWork unitOfWork;
    private final RepeatedAttempts attempts;
    private final JournaledChanges changes;
    private final CommandChecks checks;
    private final CaseReadings readings;
    private final Permissions permissions;
    private final ProcedureRights rights;
    private final TemplateCatalogue catalogue;
    private final ProcedureChanges procedures;
    private final DocumentWork documents;

    @Activate
    public TransactionalCaseProcedures(
            @Reference UnitOfWork unitOfWork,
            @Reference RepeatedAttempts attempts,
            @Reference JournaledChanges changes,
            @Reference CommandChecks checks,
            @Reference CaseReadings readings,
            @Reference Permissions permissions,
            @Reference ProcedureRights rights,
            @Reference TemplateCatalogue catalogue,
            @Reference ProcedureChanges procedures,
            @Reference DocumentWork documents) {
        this.unitOfWork = unitOfWork;
        this.attempts = attempts;
        this.changes = changes;
        this.checks = checks;
        this.readings = readings;
        this.permissions = permissions;
        this.rights = rights;
        this.catalogue = catalogue;
        this.procedures = procedures;
        this.documents = documents;
    }

    @Override
    public CaseProgress get(Caller caller, CaseKey key) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.read(() -> view(caller, changes.require(caller, key)));
    }

    @Override
    public CaseProgress start(Caller caller, CaseKey key, OptionalLong expectedRevision, String template) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return attempts.change(caller, key, expectedRevision, before -> {
            rights.requireStart(caller, before);
            procedures.requireOpen(caller, before);
            ProcedureVersion version = catalogue.find(template).orElseThrow(() -> unknown(template));
            requireFitting(before, version.template());
            FollowedProcedure begun = FollowedProcedure.begun(
                    before.facts().id(), template, version.version(), changes.now(), caller.account());
            Map<String, List<String>> what = Map.of("procedure", List.of("", template + " " + version.version()));
            StoredCase after = procedures.record(caller, before, before.state(), begun, "start-procedure", what, null);
            procedures.add(begun);
            return view(caller, after);
        });
    }

    private RelaisException unknown(String template) {
        List<String> known = catalogue.newest().stream()
                .filter(version -> version.template().starts() != Start.NEVER)
                .map(version -> version.template().id())
                .toList();
        return Errors.invalid(
                "/procedure",
                new LocalizedText(
                                "« %s » est inconnue ; valeurs possibles : %s.",
                                "'%s' is unknown; possible values: %s.")
                        .formatted(template, String.join(", ", known)));
    }

    private void requireFitting(StoredCase stored, ProcedureTemplate template) {
        @Nullable LocalizedText obstacle = null;
        if (template.starts() == Start.NEVER) {
            obstacle = new LocalizedText("Cette démarche n'est plus proposée.", "This procedure is no longer offered.");
        } else if (!catalogue.isFor(template, stored.state().topic())) {
            obstacle = new LocalizedText(
                            "Cette démarche est prévue pour : %s ; corrigez d'abord le thème du dossier.",
                            "This procedure is for: %s; correct the topic of the case first.")
                    .formatted(template.topics());
        } else if (procedures.of(stored).stream()
                .anyMatch(followed -> followed.template().equals(template.id()))) {
            obstacle = new LocalizedText(
                    "Le dossier suit déjà cette démarche.", "The case follows this procedure already.");
        }
        if (obstacle != null) {
            throw RelaisException.of(ProcedureErrors.PROCEDURE_NOT_POSSIBLE, obstacle);
        }
    }

    @Override
    public CaseProgress perform(
            Caller caller,
            CaseKey key,
            OptionalLong expectedRevision,
            String procedure,
            String step,
            StepCommand command) {
        permissions.require(caller, CorePermissions.CASE_READ);
        @Nullable String reason = reason(command);
        return attempts.change(caller, key, expectedRevision, before -> {
            FollowedProcedure followed = procedures.require(before, procedure);
            ProcedureTemplate template = catalogue.templateOf(followed);
            Step found = template.step(step).orElseThrow(() -> noStep(procedure, step));
            rights.require(caller, before, found, command);
            procedures.requireOpen(caller, before);
            FollowedProcedure after =
                    StepRules.apply(template, followed, found, command, caller.account(), changes.now());
            Map<String, List<String>> what = Map.of(
                    "step " + procedure + "/" + step,
                    List.of(shown(template, followed, found), shown(template, after, found)));
            StoredCase recorded = procedures.record(
                    caller, before, before.state(), after, ProcedureViews.wireName(command) + "-step", what, reason);
            procedures.store(followed, after);
            return view(caller, recorded);
        });
    }

    private @Nullable String reason(StepCommand command) {
        if (command instanceof StepCommand.Skip skip) {
            return checks.text("/reason", skip.reason(), CommandChecks.MAX_TEXT);
        }
        return command instanceof StepCommand.Reopen reopen
                ? checks.text("/reason", reopen.reason(), CommandChecks.MAX_TEXT)
                : null;
    }

    private static String shown(ProcedureTemplate template, FollowedProcedure followed, Step step) {
        String status = new Progress(template, followed).status(step).name();
        FollowedProcedure.@Nullable SettledStep settled = followed.steps().get(step.id());
        return settled == null || settled.outcome() == null ? status : status + " " + settled.outcome();
    }

    @Override
    public CaseProgress perform(
            Caller caller, CaseKey key, OptionalLong expectedRevision, String procedure, DocumentCommand command) {
        permissions.require(caller, CorePermissions.CASE_READ);
        check(command);
        return attempts.change(caller, key, expectedRevision, before -> {
            FollowedProcedure followed = procedures.require(before, procedure);
            ProcedureTemplate template = catalogue.templateOf(followed);
            Map<String, LocalizedText> names = names(template, followed, command.documents());
            boolean mandatory = command.documents().stream()
                    .flatMap(id -> template.document(id).stream())
                    .anyMatch(Document::mandatory);
            rights.require(caller, before, command, mandatory);
            procedures.requireOpen(caller, before);
            return view(caller, documents.perform(caller, before, followed, names, command));
        });
    }

    private void check(DocumentCommand command) {
        @Nullable String reason = DocumentRules.reason(command);
        if (reason != null) {
            checks.text("/reason", reason, MAX_REASON);
        }
        if (command instanceof DocumentCommand.Request request && request.text() != null) {
            checks.text("/text", request.text(), CommandChecks.MAX_TEXT);
        }
    }

    private static Map<String, LocalizedText> names(
            ProcedureTemplate template, FollowedProcedure followed, List<String> ids) {
        Map<String, LocalizedText> names = new LinkedHashMap<>();
        for (String id : ids) {
            FollowedProcedure.@Nullable HandledDocument handled =
                    followed.documents().get(id);
            @Nullable
            LocalizedText name =
                    template.document(id).map(Document::name).orElse(handled == null ? null : handled.name());
            if (name == null) {
                throw RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText(
                                        "La démarche « %s » n'a pas de pièce « %s ».",
                                        "The procedure '%s' has no document '%s'.")
                                .formatted(followed.template(), id));
            }
            names.put(id, name);
        }
        return names;
    }

    private static RelaisException noStep(String procedure, String step) {
        return RelaisException.of(
                Errors.NOT_FOUND,
                new LocalizedText("La démarche « %s » n'a pas d'étape « %s ».", "The procedure '%s' has no step '%s'.")
                        .formatted(procedure, step));
    }

    private CaseProgress view(Caller caller, StoredCase stored) {
        readings.read(caller, stored, "read-procedures");
        List<FollowedProcedure> followed = procedures.of(stored);
        return new CaseProgress(
                stored.facts().reference(),
                stored.state().status(),
                stored.state().openSteps(),
                stored.revision(),
                followed.stream()
                        .map(one -> ProcedureViews.view(catalogue.templateOf(one), one))
                        .toList());
    }
}
