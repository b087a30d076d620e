package org.relais.core.internal.cases;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseService;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseSummary;
import org.relais.cases.CaseView;
import org.relais.cases.Journal;
import org.relais.cases.JournalEntry;
import org.relais.cases.Page;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;

/** The case engine: each command is one unit of work that changes the case and writes its journal. */
@Component
public final class TransactionalCaseService implements CaseService {

    private final UnitOfWork unitOfWork;
    private final CaseStore store;
    private final JournaledChanges changes;
    private final CommandRules rules;
    private final Corrections corrections;
    private final CaseNumbers numbers;
    private final RepeatedAttempts attempts;
    private final AllowedActions actions;
    private final KnownTies ties;
    private final CaseViews views;
    private final AutomaticProcedures procedures;
    private final CaseReadings readings;
    private final Permissions permissions;

    @Activate
    public TransactionalCaseService(
            @Reference UnitOfWork unitOfWork,
            @Reference CaseStore store,
            @Reference JournaledChanges changes,
            @Reference CommandRules rules,
            @Reference Corrections corrections,
            @Reference CaseNumbers numbers,
            @Reference RepeatedAttempts attempts,
            @Reference AllowedActions actions,
            @Reference KnownTies ties,
            @Reference CaseViews views,
            @Reference AutomaticProcedures procedures,
            @Reference CaseReadings readings,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.changes = changes;
        this.rules = rules;
        this.corrections = corrections;
        this.numbers = numbers;
        this.attempts = attempts;
        this.actions = actions;
        this.ties = ties;
        this.views = views;
        this.procedures = procedures;
        this.readings = readings;
        this.permissions = permissions;
    }

    @Override
    public CaseView execute(Caller caller, CaseKey key, OptionalLong expectedRevision, CaseCommand command) {
        permissions.require(caller, CorePermissions.CASE_READ);
        if (command.action() == CaseAction.SPLIT) {
            numbers.prepare();
        }
        return attempts.change(caller, key, expectedRevision, before -> {
            actions.require(caller, command.action(), before.state());
            return shown(caller, perform(caller, before, command));
        });
    }

    private StoredCase perform(Caller caller, StoredCase before, CaseCommand command) {
        return switch (command.action()) {
            case MERGE -> corrections.merge(caller, before, (CaseCommand.Merge) command);
            case UNMERGE -> corrections.unmerge(caller, before, (CaseCommand.Unmerge) command);
            case SPLIT -> corrections.split(caller, before, (CaseCommand.Split) command);
            case LINK -> corrections.link(caller, before, (CaseCommand.Link) command);
            case PRIORITISE,
                    TRIAGE,
                    TRANSFER,
                    RETURN,
                    ASSIGN,
                    RELEASE,
                    START,
                    WAIT,
                    RESUME,
                    RESOLVE,
                    REOPEN,
                    CLOSE,
                    CANCEL,
                    CLASSIFY -> advance(caller, before, command);
        };
    }

    private StoredCase advance(Caller caller, StoredCase before, CaseCommand command) {
        CaseStatus status = CaseTransitions.after(before.state().status(), command.action())
                .orElse(before.state().status());
        CaseState after = rules.apply(before.facts(), before.state(), command, status);
        if (Objects.equals(after.topic(), before.state().topic())) {
            return record(caller, before, command, after);
        }
        CaseId id = before.facts().id();
        ProcedureLoad further = procedures.load(before.facts(), after.topic());
        StoredCase changed = record(
                caller, before, command, after.withProcedures(after.procedures().and(further)));
        procedures.start(id, after.topic(), caller.account());
        return changed;
    }

    private StoredCase record(Caller caller, StoredCase before, CaseCommand command, CaseState after) {
        String action = command.action().wireName();
        return changes.record(before, after, caller, action, Map.of(), CommandReasons.reasonOf(command));
    }

    @Override
    public CaseView get(Caller caller, CaseKey key) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.read(() -> shown(caller, changes.require(caller, key)));
    }

    @Override
    public Page<CaseSummary> search(Caller caller, CaseQuery query) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.read(() -> {
            Page<CaseSummary> page = store.search(query, permissions.visibility(caller), changes.now());
            readings.listed(caller, "list-cases", page.items());
            return page;
        });
    }

    @Override
    public Journal journal(Caller caller, CaseKey key) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.execute(() -> {
            StoredCase found = changes.require(caller, key);
            readings.read(caller, found, "read-journal");
            List<JournalEntry> entries = store.journal(found.facts().id(), found.journalLength());
            boolean intact = JournalChain.isIntact(found.facts().id(), entries, found.journalHash());
            return new Journal(ties.entries(caller, entries), intact);
        });
    }

    private CaseView shown(Caller caller, StoredCase stored) {
        readings.read(caller, stored, "read-case");
        return views.view(caller, stored, ties.of(caller, stored), changes.now());
    }
}
