package org.relais.channel.phone.internal.callbacks;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseId;
import org.relais.cases.CaseNotes;
import org.relais.cases.CaseService;
import org.relais.cases.CaseView;
import org.relais.cases.Note;
import org.relais.directory.Confidentiality;
import org.relais.identity.Caller;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;

/**
 * Writes what becomes of a callback on its case, as a note for the inside, in the language of the office. Whoever may not write on that
 * case may call back all the same; the callback itself keeps who did what. Thread-safe; works within the running unit of work.
 */
@Component(service = CallbackNotes.class)
public final class CallbackNotes {

    private static final int MAX_NOTE = 4000;

    private final CaseService cases;
    private final CaseNotes notes;
    private final Permissions permissions;

    @Activate
    public CallbackNotes(@Reference CaseService cases, @Reference CaseNotes notes, @Reference Permissions permissions) {
        this.cases = cases;
        this.notes = notes;
        this.permissions = permissions;
    }

    void requested(Caller caller, Callback callback) {
        write(caller, callback, "Rappel promis", callback.about().note());
    }

    void changed(Caller caller, Callback before, Callback after) {
        if (after.attempts().size() > before.attempts().size()) {
            Attempt attempt = after.attempts().get(after.attempts().size() - 1);
            String result = switch (attempt.result()) {
                case NO_ANSWER -> "pas de réponse";
                case VOICEMAIL -> "message laissé sur le répondeur";
                case REACHED -> "joint";
            };
            String end = after.state() == CallbackState.EXPIRED ? " ; plus de tentative" : "";
            write(
                    caller,
                    after,
                    "Rappel, tentative %d : %s%s".formatted(attempt.number(), result, end),
                    attempt.note());
        } else if (after.state() != before.state() || after.assignee() != null) {
            String what = switch (after.state()) {
                case REQUESTED -> "Rappel promis";
                case ASSIGNED -> "Rappel confié à " + after.assignee();
                case DONE -> "Rappel effectué";
                case EXPIRED -> "Rappel sans succès";
                case CANCELLED -> "Rappel annulé";
            };
            write(caller, after, what, after.reason());
        }
    }

    private void write(Caller caller, Callback callback, String what, @Nullable String more) {
        @Nullable CaseId id = callback.about().caseId();
        if (id == null || !mayWrite(caller, id)) {
            return;
        }
        String text = Stream.concat(Stream.of(what), Optional.ofNullable(more).stream())
                .collect(Collectors.joining(". "));
        notes.write(
                caller,
                id,
                new CaseNotes.NewNote(text.substring(0, Math.min(text.length(), MAX_NOTE)), Note.Visibility.INTERNAL),
                null);
    }

    /** The case is visible, so its level plays no part in this any more. */
    private boolean mayWrite(Caller caller, CaseId id) {
        if (!permissions.holds(caller, CorePermissions.CASE_NOTE)) {
            return false;
        }
        CaseView view = cases.get(caller, id);
        return permissions.holds(
                caller,
                CorePermissions.CASE_NOTE,
                new CaseSubject(view.department(), view.assignee(), Confidentiality.NORMAL));
    }
}
