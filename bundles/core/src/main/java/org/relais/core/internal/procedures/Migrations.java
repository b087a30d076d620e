package org.relais.core.internal.procedures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.RepeatedAttempts;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.procedures.FollowedProcedure.SettledStep;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.Permissions;
import org.relais.procedures.Migration;
import org.relais.procedures.Migration.Result;
import org.relais.procedures.MigrationRequest;
import org.relais.procedures.ProcedureErrors;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplate.Step;
import org.relais.procedures.ProcedureVersion;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Moves running cases to a version of their template, one transaction each. Thread-safe. */
@Component(service = Migrations.class)
public final class Migrations {

    private static final String ACTION = "migrate-procedure";

    private final UnitOfWork unitOfWork;
    private final RepeatedAttempts attempts;
    private final JournaledChanges changes;
    private final CaseProcedureStore store;
    private final TemplateCatalogue catalogue;
    private final ProcedureChanges procedures;
    private final Permissions permissions;

    @Activate
    public Migrations(
            @Reference UnitOfWork unitOfWork,
            @Reference RepeatedAttempts attempts,
            @Reference JournaledChanges changes,
            @Reference CaseProcedureStore store,
            @Reference TemplateCatalogue catalogue,
            @Reference ProcedureChanges procedures,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.attempts = attempts;
        this.changes = changes;
        this.store = store;
        this.catalogue = catalogue;
        this.procedures = procedures;
        this.permissions = permissions;
    }

    Migration run(Caller caller, ProcedureVersion target, MigrationRequest request) {
        String id = target.template().id();
        if (!request.cases().isEmpty()) {
            List<Result> results = request.cases().stream()
                    .map(name -> move(caller, name, target, request.dryRun()))
                    .toList();
            return new Migration(target.version(), request.dryRun(), results, null);
        }
        List<CaseId> page =
                unitOfWork.read(() -> store.following(id, target.version(), request.after(), request.limit()));
        List<Result> results = page.stream()
                .filter(key -> isVisible(caller, key))
                .map(key -> move(caller, key.toString(), target, request.dryRun()))
                .toList();
        CaseId next = page.size() < request.limit() ? null : page.get(page.size() - 1);
        return new Migration(target.version(), request.dryRun(), results, next);
    }

    private Result move(Caller caller, String name, ProcedureVersion target, boolean dryRun) {
        try {
            CaseKey key = CaseKey.of(name);
            return dryRun ? preview(caller, key, target) : migrate(caller, key, target);
        } catch (RelaisException refused) {
            return refused(name, 0, refused);
        }
    }

    private boolean isVisible(Caller caller, CaseKey key) {
        return unitOfWork.read(() ->
                permissions.visibility(caller).includes(changes.any(key).state().subject()));
    }

    private Result preview(Caller caller, CaseKey key, ProcedureVersion target) {
        return unitOfWork.read(() -> examined(caller, changes.require(caller, key), target));
    }

    private Result migrate(Caller caller, CaseKey key, ProcedureVersion target) {
        return attempts.change(caller, key, OptionalLong.empty(), stored -> {
            Result result = examined(caller, stored, target);
            if (result.problem() == null) {
                FollowedProcedure before =
                        procedures.require(stored, target.template().id());
                FollowedProcedure after = mapped(before, target);
                procedures.record(caller, stored, stored.state(), after, ACTION, what(before, result, target), null);
                procedures.store(before, after);
            }
            return result;
        });
    }

    private Result examined(Caller caller, StoredCase stored, ProcedureVersion target) {
        Optional<FollowedProcedure> found = procedures.of(stored).stream()
                .filter(one -> one.template().equals(target.template().id()))
                .findFirst();
        if (found.isEmpty()) {
            return refused(
                    name(stored),
                    0,
                    new LocalizedText(
                            "Ce dossier ne suit pas la démarche.", "This case does not follow the procedure."));
        }
        FollowedProcedure followed = found.get();
        try {
            procedures.requireOpen(caller, stored);
        } catch (RelaisException over) {
            return refused(name(stored), followed.version(), over);
        }
        if (followed.version() == target.version()) {
            return refused(
                    name(stored),
                    followed.version(),
                    new LocalizedText(
                            "Ce dossier suit déjà cette version.", "This case follows this version already."));
        }
        ProcedureTemplate old = catalogue.templateOf(followed);
        ProcedureTemplate now = target.template();
        return new Result(
                name(stored),
                followed.version(),
                now.steps().stream()
                        .map(Step::id)
                        .filter(step -> old.step(step).isEmpty())
                        .toList(),
                followed.steps().keySet().stream()
                        .filter(step -> now.step(step).isEmpty())
                        .sorted()
                        .toList(),
                followed.documents().keySet().stream()
                        .filter(document -> now.document(document).isEmpty())
                        .sorted()
                        .toList(),
                null);
    }

    private static String name(StoredCase stored) {
        return stored.facts().reference().value();
    }

    private static Result refused(String name, int version, LocalizedText why) {
        return refused(name, version, RelaisException.of(ProcedureErrors.PROCEDURE_NOT_POSSIBLE, why));
    }

    private static Result refused(String name, int version, RelaisException why) {
        return new Result(name, version, List.of(), List.of(), List.of(), why);
    }

    /** Steps are the same when their ids are; documents keep their state in any case. */
    private static FollowedProcedure mapped(FollowedProcedure before, ProcedureVersion target) {
        Map<String, SettledStep> steps = new LinkedHashMap<>(before.steps());
        steps.keySet().removeIf(step -> target.template().step(step).isEmpty());
        return before.with(target.version(), steps, before.documents());
    }

    private static Map<String, List<String>> what(FollowedProcedure before, Result result, ProcedureVersion target) {
        String id = before.template();
        Map<String, List<String>> what = new LinkedHashMap<>();
        what.put("procedure", List.of(id + " " + before.version(), id + " " + target.version()));
        for (String dropped : result.dropped()) {
            @Nullable SettledStep settled = before.steps().get(dropped);
            String status = settled == null ? "" : settled.status().name();
            String outcome = settled == null || settled.outcome() == null ? "" : " " + settled.outcome();
            what.put("step " + id + "/" + dropped, List.of(status + outcome, ""));
        }
        return what;
    }
}
