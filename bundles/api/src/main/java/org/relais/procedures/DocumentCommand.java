package org.relais.procedures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.intake.FormData;
import org.relais.texts.LocalizedText;

/** What is done to documents of one procedure, to all of them or to none. */
public sealed interface DocumentCommand {

    /** Ids of the documents, at least one. */
    List<String> documents();

    /**
     * The citizen is asked for them: the case waits and its clock stands still.
     *
     * @param text what the citizen is told; null for a sentence with their names
     * @param until when they are expected, if known
     */
    record Request(
            List<String> documents,
            @Nullable String text,
            @Nullable Instant until) implements DocumentCommand {}

    /** They are there, by whichever way. With the last one that was asked for, the case goes on by itself. */
    record Receive(List<String> documents) implements DocumentCommand {}

    /** They were looked at and are good. */
    record Check(List<String> documents) implements DocumentCommand {}

    /** They cannot be used; the citizen is asked for them again. */
    record Refuse(List<String> documents, String reason) implements DocumentCommand {}

    /** They are not needed in this case. A mandatory one takes the permission {@code procedure:exempt}. */
    record Waive(List<String> documents, String reason) implements DocumentCommand {}

    /**
     * Makes a command from its name, each with {@code documents}: {@code request} {text?, until?}, {@code receive}, {@code check},
     * {@code refuse} {reason}, {@code waive} {reason}.
     *
     * @throws RelaisException {@code not-found} for an unknown name, {@code invalid-request} that names what is wrong
     */
    static DocumentCommand of(String action, FormData form) {
        List<FieldError> errors = new ArrayList<>();
        List<String> documents =
                Forms.texts(form, "documents", errors).stream().distinct().toList();
        if (documents.isEmpty() && errors.isEmpty()) {
            errors.add(new FieldError(
                    "/documents", new LocalizedText("Nommez au moins une pièce.", "Name at least one document.")));
        }
        Parameters given = Forms.rest(form, List.of("documents"));
        DocumentCommand command = switch (action) {
            case "request" -> new Request(documents, given.optional("text"), given.instant("until"));
            case "receive" -> new Receive(documents);
            case "check" -> new Check(documents);
            case "refuse" -> new Refuse(documents, given.required("reason"));
            case "waive" -> new Waive(documents, given.required("reason"));
            default ->
                throw RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText(
                                "Action inconnue. Possibles : request, receive, check, refuse, waive.",
                                "No such action. There are request, receive, check, refuse, waive."));
        };
        Forms.check(given, errors);
        return command;
    }
}
