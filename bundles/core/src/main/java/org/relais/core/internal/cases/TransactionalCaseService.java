package org.relais.core.internal.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseAction;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseErrors;
import org.relais.cases.CaseKey;
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
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.spi.persistence.StaleEntityException;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** The case engine: each command is one unit of work that changes the case and writes its journal. */
@Component
public final class TransactionalCaseService implements CaseService {

    private static final String NOTE = "note";

    private final UnitOfWork unitOfWork;
    private final CaseStore store;
    private final CommandRules rules;
    private final CommandChecks checks;
    private final Clock clock;

    @Activate
    public TransactionalCaseService(
            @Reference UnitOfWork unitOfWork,
            @Reference CaseStore store,
            @Reference CommandRules rules,
            @Reference CommandChecks checks,
            @Reference Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.rules = rules;
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public CaseView execute(Caller caller, CaseKey key, OptionalLong expectedRevision, CaseCommand command) {
        AccessPolicy.requireReader(caller);
        try {
            return unitOfWork.execute(() -> perform(caller, key, expectedRevision, command));
        } catch (StaleEntityException e) {
            if (expectedRevision.isPresent()) {
                throw stale();
            }
            throw RelaisException.of(
                    CaseErrors.CONCURRENT_CHANGE,
                    new LocalizedText(
                            "Quelqu'un d'autre modifiait le dossier au même instant ; recommencez.",
                            "Somebody else was changing the case at the same moment; send the command again."));
        }
    }

    private CaseView perform(Caller caller, CaseKey key, OptionalLong expectedRevision, CaseCommand command) {
        StoredCase before = require(key);
        if (expectedRevision.isPresent() && expectedRevision.getAsLong() != before.revision()) {
            throw stale();
        }
        CaseAction action = command.action();
        CaseState state = before.state();
        CaseStatus after =
                CaseTransitions.after(state.status(), action).orElseThrow(() -> notAllowed(caller, before, action));
        if (!CaseViews.permits(caller, action, state)) {
            throw AccessPolicy.forbidden(caller);
        }
        CaseState changed = rules.apply(before.facts(), state, command, after);
        JournalEntry entry =
                entry(before, caller, action.wireName(), changed.changesSince(state), CommandReasons.reasonOf(command));
        return CaseViews.view(caller, store.change(before, changed, entry), now());
    }

    @Override
    public CaseView get(Caller caller, CaseKey key) {
        AccessPolicy.requireReader(caller);
        return CaseViews.view(caller, unitOfWork.read(() -> require(key)), now());
    }

    @Override
    public Page<CaseSummary> search(Caller caller, CaseQuery query) {
        AccessPolicy.requireReader(caller);
        return unitOfWork.read(() -> store.search(query, now()));
    }

    @Override
    public Journal journal(Caller caller, CaseKey key) {
        AccessPolicy.requireReader(caller);
        return unitOfWork.execute(() -> {
            StoredCase found = require(key);
            List<JournalEntry> entries = store.journal(found.facts().id());
            return new Journal(entries, JournalChain.isIntact(found.facts().id(), entries, found.journalHash()));
        });
    }

    @Override
    public Note addNote(Caller caller, CaseKey key, String text, Note.Visibility visibility) {
        AccessPolicy.requireWriter(caller);
        Note note = new Note(TimeOrderedIds.next(), now(), caller.account(), checks.text("/text", text), visibility);
        return unitOfWork.execute(() -> {
            StoredCase before = require(key);
            JournalEntry entry =
                    entry(before, caller, NOTE, Map.of("visibility", List.of("", visibility.name())), null);
            store.add(before.facts().id(), note);
            store.change(before, before.state(), entry);
            return note;
        });
    }

    private JournalEntry entry(
            StoredCase before,
            Caller caller,
            String action,
            Map<String, List<String>> changes,
            @org.jspecify.annotations.Nullable String reason) {
        return JournalChain.entry(
                before.journalHash(),
                before.facts().id(),
                before.journalLength() + 1,
                now(),
                caller.account(),
                action,
                changes,
                reason);
    }

    private StoredCase require(CaseKey key) {
        return store.find(key)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de dossier « %s ».", "There is no case '%s'.").formatted(key)));
    }

    private static RelaisException notAllowed(Caller caller, StoredCase stored, CaseAction action) {
        List<String> allowed = CaseViews.allowedActions(caller, stored.state()).stream()
                .map(CaseAction::wireName)
                .toList();
        return RelaisException.builder(
                        CaseErrors.ACTION_NOT_ALLOWED,
                        new LocalizedText(
                                        "« %s » est impossible pour un dossier %s ; actions possibles : %s.",
                                        "'%s' is not possible for a case that is %s; possible: %s.")
                                .formatted(action.wireName(), stored.state().status(), String.join(", ", allowed)))
                .members(Map.of("allowedActions", allowed))
                .build();
    }

    private static RelaisException stale() {
        return RelaisException.of(
                CaseErrors.STALE_REVISION,
                new LocalizedText(
                        "Vous avez lu une version plus ancienne ; relisez le dossier puis recommencez.",
                        "You have read an older revision; read the case again, then send the command."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
