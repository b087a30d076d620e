package org.relais.core.internal.cases;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseStatus;
import org.relais.cases.Note;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.ResolutionCode;
import org.relais.identity.Caller;
import org.relais.spi.cases.ServiceCases;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/**
 * Leads cases as their forms demand, through the door by which all cases change. What the table of transitions does not allow is left
 * undone: people have led the case elsewhere, and the form must not fail for that.
 */
@Component
public final class FormLedCases implements ServiceCases {

    private static final String NOTE = "note";

    private final UnitOfWork unitOfWork;
    private final CaseStore store;
    private final JournaledChanges changes;
    private final CommandRules rules;
    private final CommandChecks checks;
    private final OpenDuties duties;
    private final OfficeDirectory directory;

    @Activate
    public FormLedCases(
            @Reference UnitOfWork unitOfWork,
            @Reference CaseStore store,
            @Reference JournaledChanges changes,
            @Reference CommandRules rules,
            @Reference CommandChecks checks,
            @Reference OpenDuties duties,
            @Reference OfficeDirectory directory) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.changes = changes;
        this.rules = rules;
        this.checks = checks;
        this.duties = duties;
        this.directory = directory;
    }

    @Override
    public void begin(Caller actor, CaseId id) {
        lead(actor, id, (caller, found) -> begun(caller, found));
    }

    @Override
    public void await(Caller actor, CaseId id, String reason) {
        lead(actor, id, (caller, found) -> {
            StoredCase begun = begun(caller, found);
            if (begun.state().timing().pauses().size() < Timing.MOST_PAUSES) {
                advance(caller, begun, new CaseCommand.Wait(reason, null));
            }
        });
    }

    @Override
    public void resume(Caller actor, CaseId id) {
        lead(actor, id, (caller, found) -> advance(caller, found, new CaseCommand.Resume()));
    }

    @Override
    public void end(Caller actor, CaseId id, String code, String text) {
        lead(actor, id, (caller, found) -> {
            StoredCase begun = begun(caller, advance(caller, found, new CaseCommand.Resume()));
            if (begun.state().openSteps() > 0 && begun.state().status() == CaseStatus.IN_PROGRESS) {
                note(caller, begun, stillOpen(id), Note.Visibility.INTERNAL);
                return;
            }
            advance(
                    caller,
                    advance(caller, begun, new CaseCommand.Resolve(known(code), text)),
                    new CaseCommand.Close());
        });
    }

    @Override
    public void tell(Caller actor, CaseId id, String text) {
        checks.text("/text", text);
        lead(actor, id, (caller, found) -> note(caller, found, text, Note.Visibility.REQUESTER));
    }

    private void lead(Caller actor, CaseId id, BiConsumer<Caller, StoredCase> step) {
        unitOfWork.execute(() -> {
            StoredCase found = changes.any(id);
            if (!found.state().confidentiality().isService()) {
                throw new IllegalArgumentException("case " + found.facts().reference() + " belongs to no service");
            }
            step.accept(actor, found);
            return id;
        });
    }

    /** With the actor and in progress, in one step: whoever registers forms may be nobody to whom cases are assigned otherwise. */
    private StoredCase begun(Caller actor, StoredCase before) {
        CaseState state = before.state();
        if (state.merge() != null || state.status() == CaseStatus.IN_PROGRESS) {
            return before;
        }
        return CaseTransitions.after(state.status(), CaseAction.ASSIGN)
                .flatMap(assigned -> CaseTransitions.after(assigned, CaseAction.START))
                .map(started -> state.withStatus(started).withAssignee(actor.account()))
                .map(after -> record(actor, before, after, CaseAction.START, null))
                .orElse(before);
    }

    /** The case after the command, or as it was when the command makes no sense. */
    private StoredCase advance(Caller actor, StoredCase before, CaseCommand command) {
        CaseState state = before.state();
        return state.merge() != null
                ? before
                : CaseTransitions.after(state.status(), command.action())
                        .map(status -> rules.apply(before.facts(), state, command, status))
                        .map(after -> record(actor, before, after, command.action(), CommandReasons.reasonOf(command)))
                        .orElse(before);
    }

    private StoredCase record(
            Caller actor, StoredCase before, CaseState after, CaseAction action, @Nullable String reason) {
        return changes.record(before, after, actor, action.wireName(), Map.of(), reason);
    }

    private String known(String code) {
        Office office = directory.office();
        return office.resolution(code)
                .or(() -> office.resolutions().stream().findFirst())
                .map(ResolutionCode::code)
                .orElse(code);
    }

    private String stillOpen(CaseId id) {
        List<OpenDuties.Duty> open = duties.of(id);
        return "Le formulaire est clos ; il reste à terminer : %s. / The form is done with; still to be done: %s."
                .formatted(names(open, LocalizedText::fr), names(open, LocalizedText::en));
    }

    private static String names(List<OpenDuties.Duty> open, Function<LocalizedText, String> language) {
        return open.stream().map(OpenDuties.Duty::name).map(language).collect(Collectors.joining(", "));
    }

    private void note(Caller actor, StoredCase before, String text, Note.Visibility visibility) {
        store.add(
                before.facts().id(), new Note(TimeOrderedIds.next(), changes.now(), actor.account(), text, visibility));
        Map<String, List<String>> what = Map.of("visibility", List.of("", visibility.name()));
        changes.record(before, before.state(), actor, NOTE, what, null);
    }
}
