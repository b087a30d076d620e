package org.relais.cases;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** Makes commands from an action and its named parameters, the same for every adapter. */
public final class CaseCommands {

    private CaseCommands() {}

    /**
     * Makes the command for an action.
     *
     * @param action as clients call it, see {@link CaseAction#wireName}
     * @param parameters those of the action alone, by the names of the command's components
     * @throws org.relais.errors.RelaisException {@code not-found} for an unknown action, {@code invalid-request} that names the
     *     missing, malformed and unknown parameters
     */
    public static CaseCommand of(String action, Map<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        CaseCommand command = switch (known(action)) {
            case TRIAGE -> new CaseCommand.Triage(given.optional("topic"), given.optional("department"));
            case TRANSFER -> new CaseCommand.Transfer(given.required("department"), given.required("reason"));
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
        };
        given.check();
        return command;
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
