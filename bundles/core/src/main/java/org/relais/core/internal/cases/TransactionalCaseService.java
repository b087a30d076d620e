package org.relais.core.internal.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseLink;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseService;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseSummary;
import org.relais.cases.CaseView;
import org.relais.cases.Journal;
import org.relais.cases.JournalEntry;
import org.relais.cases.Note;
import org.relais.cases.Page;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;
import org.slf4j.MDC;

/** The case engine: each command is one unit of work that changes the case and writes its journal. */
@Component
public final class TransactionalCaseService implements CaseService {

    private static final String NOTE = "note";

    /** Key of the log's context. */
    private static final String CASE = "case";

    /** How often a change without a named revision is tried when others change the same case at the same moment. */
    private static final int ATTEMPTS = 20;

    private final UnitOfWork unitOfWork;
    private final CaseStore store;
    private final JournaledChanges changes;
    private final CommandRules rules;
    private final Corrections corrections;
    private final CaseNumbers numbers;
    private final CommandChecks checks;
    private final AllowedActions actions;
    private final CaseViews views;
    private final Permissions permissions;

    @Activate
    public TransactionalCaseService(
            @Reference UnitOfWork unitOfWork,
            @Reference CaseStore store,
            @Reference JournaledChanges changes,
            @Reference CommandRules rules,
            @Reference Corrections corrections,
            @Reference CaseNumbers numbers,
            @Reference CommandChecks checks,
            @Reference AllowedActions actions,
            @Reference CaseViews views,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.changes = changes;
        this.rules = rules;
        this.corrections = corrections;
        this.numbers = numbers;
        this.checks = checks;
        this.actions = actions;
        this.views = views;
        this.permissions = permissions;
    }

    @Override
    public CaseView execute(Caller caller, CaseKey key, OptionalLong expectedRevision, CaseCommand command) {
        permissions.require(caller, CorePermissions.CASE_READ);
        if (command.action() == CaseAction.SPLIT) {
            numbers.prepare();
        }
        return change(key, expectedRevision, before -> {
            actions.require(caller, command.action(), before.state());
            return view(caller, perform(caller, before, command));
        });
    }

    /**
     * Changes a case in a unit of work of its own. Whoever named no revision wants the change whatever else happens to the case, so
     * it is made again on the newer revision when somebody else was quicker.
     */
    private <T> T change(CaseKey key, OptionalLong expectedRevision, Function<StoredCase, T> work) {
        int attempts = expectedRevision.isPresent() || unitOfWork.isRunning() ? 1 : ATTEMPTS;
        MDC.put(CASE, key.toString());
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return unitOfWork.execute(() -> work.apply(current(key, expectedRevision)));
                } catch (StaleEntityException e) {
                    if (attempt == attempts) {
                        throw expectedRevision.isPresent() ? stale() : concurrent();
                    }
                }
            }
        } finally {
            MDC.remove(CASE);
        }
    }

    private StoredCase current(CaseKey key, OptionalLong expectedRevision) {
        StoredCase current = changes.require(key);
        if (expectedRevision.isPresent() && expectedRevision.getAsLong() != current.revision()) {
            throw stale();
        }
        return current;
    }

    private StoredCase perform(Caller caller, StoredCase before, CaseCommand command) {
        return switch (command.action()) {
            case MERGE -> corrections.merge(caller, before, (CaseCommand.Merge) command);
            case UNMERGE -> corrections.unmerge(caller, before, (CaseCommand.Unmerge) command);
            case SPLIT -> corrections.split(caller, before, (CaseCommand.Split) command);
            case LINK -> corrections.link(caller, before, (CaseCommand.Link) command);
            case TRIAGE, TRANSFER, RETURN, ASSIGN, RELEASE, START, WAIT, RESUME, RESOLVE, REOPEN, CLOSE, CANCEL ->
                advance(caller, before, command);
        };
    }

    private StoredCase advance(Caller caller, StoredCase before, CaseCommand command) {
        CaseAction action = command.action();
        CaseStatus status =
                CaseTransitions.after(before.state().status(), action).orElseThrow();
        CaseState after = rules.apply(before.facts(), before.state(), command, status);
        return changes.record(before, after, caller, action.wireName(), Map.of(), CommandReasons.reasonOf(command));
    }

    @Override
    public CaseView get(Caller caller, CaseKey key) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.read(() -> view(caller, changes.require(key)));
    }

    @Override
    public Page<CaseSummary> search(Caller caller, CaseQuery query) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.read(() -> store.search(query, changes.now()));
    }

    @Override
    public Journal journal(Caller caller, CaseKey key) {
        permissions.require(caller, CorePermissions.CASE_READ);
        return unitOfWork.execute(() -> {
            StoredCase found = changes.require(key);
            List<JournalEntry> entries = store.journal(found.facts().id(), found.journalLength());
            return new Journal(entries, JournalChain.isIntact(found.facts().id(), entries, found.journalHash()));
        });
    }

    @Override
    public Note addNote(Caller caller, CaseKey key, String text, Note.Visibility visibility) {
        Instant now = changes.now();
        Note note = new Note(TimeOrderedIds.next(), now, caller.account(), checks.text("/text", text), visibility);
        return change(key, OptionalLong.empty(), before -> {
            permissions.require(
                    caller, CorePermissions.CASE_NOTE, before.state().subject());
            store.add(before.facts().id(), note);
            Map<String, List<String>> what = Map.of("visibility", List.of("", visibility.name()));
            changes.record(before, before.state(), caller, NOTE, what, null);
            return note;
        });
    }

    private CaseView view(Caller caller, StoredCase stored) {
        List<CaseLink> links = stored.state().links() == 0
                ? List.of()
                : store.links(stored.facts().id());
        return views.view(caller, stored, links, changes.now());
    }

    private static RelaisException stale() {
        return RelaisException.of(
                CaseErrors.STALE_REVISION,
                new LocalizedText(
                        "Vous avez lu une version plus ancienne ; relisez le dossier puis recommencez.",
                        "You have read an older revision; read the case again, then send the command."));
    }

    private static RelaisException concurrent() {
        return RelaisException.of(
                CaseErrors.CONCURRENT_CHANGE,
                new LocalizedText(
                        "Quelqu'un d'autre modifiait le dossier au même instant ; recommencez.",
                        "Somebody else was changing the case at the same moment; send the command again."));
    }
}
