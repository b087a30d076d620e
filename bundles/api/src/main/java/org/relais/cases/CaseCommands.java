package org.relais.cases;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.directory.Confidentiality;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** Makes commands from an action and its named parameters, the same for every adapter. */
public final class CaseCommands {

    private static final CaseKey NO_CASE = new CaseId(new UUID(0, 0));

    private CaseCommands() {}

    /**
     * Makes the command for an action.
     *
     * @param action as clients call it, see {@link CaseAction#wireName}
     * @param parameters those of the action alone, by the names of the command's components
     * @throws org.relais.errors.RelaisException {@code not-found} for an unknown action, {@code invalid-request} that names the
     *     missing, malformed and unknown parameters
     */
    public static CaseCommand of(String action, Map<String, ?> parameters) {
        Parameters given = new Parameters(parameters);
        CaseCommand command = switch (known(action)) {
            case TRIAGE ->
                new CaseCommand.Triage(given.optional("topic"), given.optional("department"), given.optional("queue"));
            case TRANSFER ->
                new CaseCommand.Transfer(
                        given.required("department"), given.optional("queue"), given.required("reason"));
            case RETURN -> new CaseCommand.Return(given.required("reason"));
            case ASSIGN -> new CaseCommand.Assign(given.required("agent"));
            case RELEASE -> new CaseCommand.Release();
            case START -> new CaseCommand.Start();
            case WAIT -> new CaseCommand.Wait(given.required("reason"), given.instant("until"));
            case RESUME -> new CaseCommand.Resume();
            case RESOLVE -> new CaseCommand.Resolve(given.required("code"), given.required("text"));
            case REOPEN -> new CaseCommand.Reopen(given.required("reason"));
            case CLOSE -> new CaseCommand.Close();
            case CANCEL -> new CaseCommand.Cancel(given.required("reason"));
            case MERGE -> new CaseCommand.Merge(otherCase(given, "into"));
            case UNMERGE -> new CaseCommand.Unmerge(given.required("reason"));
            case SPLIT ->
                new CaseCommand.Split(
                        given.required("subject"), given.optional("description"), given.optional("topic"));
            case LINK -> new CaseCommand.Link(otherCase(given, "to"), linkKind(given));
            case PRIORITISE -> new CaseCommand.Prioritise(priority(given), given.required("reason"));
            case CLASSIFY -> new CaseCommand.Classify(level(given), given.required("reason"));
        };
        given.check();
        return command;
    }

    /** A refused value is replaced by one that is never used, since {@link Parameters#check} ends the reading. */
    private static CaseKey otherCase(Parameters given, String name) {
        String text = given.required(name);
        Optional<CaseKey> key = CaseKey.parse(text);
        if (key.isEmpty() && !text.isBlank()) {
            given.refuse(
                    name,
                    new LocalizedText(
                                    "« %s » n'est ni un numéro ni une référence de dossier.",
                                    "'%s' is neither the id nor the reference of a case.")
                            .formatted(text));
        }
        return key.orElse(NO_CASE);
    }

    private static LinkKind linkKind(Parameters given) {
        given.required("kind");
        LinkKind kind = given.choice("kind", LinkKind.class);
        return kind == null ? LinkKind.RELATED : kind;
    }

    private static Priority priority(Parameters given) {
        given.required("priority");
        Priority priority = given.choice("priority", Priority.class);
        return priority == null ? Priority.NORMAL : priority;
    }

    private static Confidentiality level(Parameters given) {
        given.required("level");
        Confidentiality level = given.choice("level", Confidentiality.ofTheOffice(), Confidentiality::name);
        return level == null ? Confidentiality.SECRET : level;
    }

    private static CaseAction known(String action) {
        return CaseAction.ofWireName(action)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Action inconnue. Possibles : %s.", "No such action. There are %s.")
                                .formatted(Stream.of(CaseAction.values())
                                        .map(CaseAction::wireName)
                                        .collect(Collectors.joining(", ")))));
    }
}
