package org.relais.core.internal.cases;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseNotes;
import org.relais.cases.Note;
import org.relais.core.internal.time.TimeOrderedIds;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.texts.LocalizedText;

/** Notes beside the journal, which says that one was written and for whom, not what. */
@Component
public final class JournaledNotes implements CaseNotes {

    private static final String ACTION = "note";

    private final UnitOfWork unitOfWork;
    private final CaseStore store;
    private final JournaledChanges changes;
    private final RepeatedAttempts attempts;
    private final CommandChecks checks;
    private final CaseReadings readings;
    private final Permissions permissions;

    @Activate
    public JournaledNotes(
            @Reference UnitOfWork unitOfWork,
            @Reference CaseStore store,
            @Reference JournaledChanges changes,
            @Reference RepeatedAttempts attempts,
            @Reference CommandChecks checks,
            @Reference CaseReadings readings,
            @Reference Permissions permissions) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.changes = changes;
        this.attempts = attempts;
        this.checks = checks;
        this.readings = readings;
        this.permissions = permissions;
    }

    @Override
    public Note write(Caller caller, CaseKey subject, NewNote written, @Nullable IdempotencyKey key) {
        permissions.require(caller, CorePermissions.CASE_NOTE);
        checks.text("/text", written.text());
        return attempts.change(caller, subject, OptionalLong.empty(), before -> {
            permissions.require(
                    caller, CorePermissions.CASE_NOTE, before.state().subject());
            UUID id = key == null ? TimeOrderedIds.next() : id(caller, before, key);
            return store.note(before.facts().id(), id)
                    .map(first -> again(first, written))
                    .orElseGet(() -> add(caller, before, id, written));
        });
    }

    private Note add(Caller caller, StoredCase before, UUID id, NewNote written) {
        Note note = new Note(id, changes.now(), caller.account(), written.text(), written.visibility());
        store.add(before.facts().id(), note);
        Map<String, List<String>> what =
                Map.of("visibility", List.of("", written.visibility().name()));
        changes.record(before, before.state(), caller, ACTION, what, null);
        return note;
    }

    /** Named by who sent it, the case and the key: the primary key of the table knows a repetition. */
    private static UUID id(Caller caller, StoredCase before, IdempotencyKey key) {
        String name = caller.account() + '\n' + before.facts().id() + '\n' + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Note again(Note first, NewNote written) {
        if (first.text().equals(written.text()) && first.visibility() == written.visibility()) {
            return first;
        }
        throw RelaisException.of(
                Errors.IDEMPOTENCY_KEY_REUSED,
                new LocalizedText(
                        "Cette clé a servi pour une autre note sur ce dossier ; prenez-en une nouvelle.",
                        "This key was used for another note on this case; take a new one."));
    }

    @Override
    public List<Note> list(Caller caller, CaseKey subject, Note.@Nullable Visibility visibility) {
        permissions.require(caller, CorePermissions.CASE_READ);
        List<Note> notes = unitOfWork.read(() -> {
            StoredCase found = changes.require(caller, subject);
            readings.read(caller, found, "read-notes");
            return store.notes(found.facts().id());
        });
        return Optional.ofNullable(visibility)
                .map(wanted -> notes.stream()
                        .filter(note -> note.visibility() == wanted)
                        .toList())
                .orElse(notes);
    }
}
