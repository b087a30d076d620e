package org.relais.core.internal.procedures;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseNotes;
import org.relais.cases.CaseNotes.NewNote;
import org.relais.cases.CaseService;
import org.relais.cases.CaseStatus;
import org.relais.cases.Note;
import org.relais.core.internal.cases.CaseState;
import org.relais.core.internal.cases.CommandRules;
import org.relais.core.internal.cases.JournaledChanges;
import org.relais.core.internal.cases.StoredCase;
import org.relais.core.internal.procedures.FollowedProcedure.HandledDocument;
import org.relais.errors.Errors;
import org.relais.identity.Caller;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.DocumentStatus;
import org.relais.texts.LocalizedText;

/**
 * Missing documents: asked for, waited for with the clock standing still, received, checked off. Needs a running unit of work.
 * Thread-safe.
 */
@Component(service = DocumentWork.class)
public final class DocumentWork {

    private static final String ALL_THERE = "Toutes les pièces demandées sont là / All documents asked for are there";

    private final ProcedureChanges procedures;
    private final JournaledChanges changes;
    private final CommandRules rules;
    private final CaseService cases;
    private final CaseNotes notes;

    @Activate
    public DocumentWork(
            @Reference ProcedureChanges procedures,
            @Reference JournaledChanges changes,
            @Reference CommandRules rules,
            @Reference CaseService cases,
            @Reference CaseNotes notes) {
        this.procedures = procedures;
        this.changes = changes;
        this.rules = rules;
        this.cases = cases;
        this.notes = notes;
    }

    /**
     * @param names of the documents, by id
     * @return the case after the change
     */
    StoredCase perform(
            Caller caller,
            StoredCase stored,
            FollowedProcedure followed,
            Map<String, LocalizedText> names,
            DocumentCommand command) {
        Map<String, HandledDocument> changed = changed(caller, followed, names, command);
        FollowedProcedure after = with(followed, changed);
        Map<String, List<String>> what = new LinkedHashMap<>();
        changed.forEach((id, document) -> what.put(
                "document " + followed.template() + "/" + id,
                List.of(status(followed, id).name(), document.status().name())));
        @Nullable String reason = DocumentRules.reason(command);
        StoredCase recorded = procedures.record(
                caller,
                stored,
                expected(stored.state(), command),
                after,
                DocumentRules.wireName(command),
                what,
                reason);
        if (DocumentRules.asksTheCitizen(command)) {
            return ask(caller, recorded, followed, after, command, changed);
        }
        procedures.store(followed, after);
        return endsWait(stored.state(), followed, changed) && nothingRequested(recorded)
                ? resume(caller, recorded)
                : recorded;
    }

    private Map<String, HandledDocument> changed(
            Caller caller, FollowedProcedure followed, Map<String, LocalizedText> names, DocumentCommand command) {
        Map<String, HandledDocument> changed = new LinkedHashMap<>();
        for (String id : command.documents()) {
            DocumentStatus status = DocumentRules.after(id, status(followed, id), command);
            changed.put(
                    id,
                    new HandledDocument(
                            names.get(id),
                            status,
                            caller.account(),
                            changes.now(),
                            DocumentRules.reason(command),
                            null));
        }
        return changed;
    }

    private static DocumentStatus status(FollowedProcedure followed, String id) {
        return Optional.ofNullable(followed.documents().get(id))
                .map(HandledDocument::status)
                .orElse(DocumentStatus.REQUIRED);
    }

    /** A case that waits already may be told by when. */
    private CaseState expected(CaseState state, DocumentCommand command) {
        if (!(command instanceof DocumentCommand.Request request)
                || request.until() == null
                || state.waitingSince() == null) {
            return state;
        }
        if (!request.until().isAfter(changes.now())) {
            throw Errors.invalid(
                    "/until", new LocalizedText("La date doit être à venir.", "The instant must lie in the future."));
        }
        return state.waiting(state.waitingSince(), request.until());
    }

    /** Tells the citizen, and waits unless the case waits already; then only its own wait for documents ends with these. */
    private StoredCase ask(
            Caller caller,
            StoredCase recorded,
            FollowedProcedure before,
            FollowedProcedure after,
            DocumentCommand command,
            Map<String, HandledDocument> asked) {
        List<LocalizedText> names =
                asked.values().stream().map(HandledDocument::name).toList();
        notes.write(
                caller,
                recorded.facts().id(),
                new NewNote(LetterText.of(recorded.facts(), names, command), Note.Visibility.REQUESTER),
                null);
        @Nullable Instant since = recorded.state().waitingSince();
        if (since == null) {
            @Nullable Instant until = command instanceof DocumentCommand.Request request ? request.until() : null;
            cases.execute(
                    caller,
                    recorded.facts().id(),
                    OptionalLong.empty(),
                    new CaseCommand.Wait(LetterText.reason(names), until));
            since = changes.any(recorded.facts().id()).state().waitingSince();
        } else if (!waitsForDocuments(recorded, since)) {
            since = null;
        }
        Map<String, HandledDocument> waiting = new LinkedHashMap<>();
        for (Map.Entry<String, HandledDocument> entry : asked.entrySet()) {
            waiting.put(entry.getKey(), waitsSince(entry.getValue(), since));
        }
        procedures.store(before, with(after, waiting));
        return changes.any(recorded.facts().id());
    }

    private static HandledDocument waitsSince(HandledDocument document, @Nullable Instant since) {
        return new HandledDocument(
                document.name(), document.status(), document.actor(), document.at(), document.reason(), since);
    }

    private boolean waitsForDocuments(StoredCase stored, Instant since) {
        return procedures.of(stored).stream()
                .flatMap(followed -> followed.documents().values().stream())
                .anyMatch(document ->
                        document.status() == DocumentStatus.REQUESTED && since.equals(document.waitsSince()));
    }

    private static boolean endsWait(CaseState state, FollowedProcedure before, Map<String, HandledDocument> changed) {
        return state.waitingSince() != null
                && changed.keySet().stream()
                        .map(before.documents()::get)
                        .anyMatch(document ->
                                document != null && state.waitingSince().equals(document.waitsSince()));
    }

    private boolean nothingRequested(StoredCase stored) {
        return procedures.of(stored).stream()
                .flatMap(followed -> followed.documents().values().stream())
                .noneMatch(document -> document.status() == DocumentStatus.REQUESTED);
    }

    /** By itself: whoever took in the last document need not be somebody who works the case. */
    private StoredCase resume(Caller caller, StoredCase stored) {
        CaseCommand.Resume resume = new CaseCommand.Resume();
        CaseState state = rules.apply(stored.facts(), stored.state(), resume, CaseStatus.IN_PROGRESS);
        return changes.record(stored, state, caller, resume.action().wireName(), Map.of(), ALL_THERE);
    }

    private static FollowedProcedure with(FollowedProcedure followed, Map<String, HandledDocument> changed) {
        FollowedProcedure after = followed;
        for (Map.Entry<String, HandledDocument> entry : changed.entrySet()) {
            after = after.withDocument(entry.getKey(), entry.getValue());
        }
        return after;
    }
}
