package org.relais.procedures;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.texts.LocalizedText;

/** What is done to one step. */
public sealed interface StepCommand {

    /** It is done; {@code outcome} is one of the step's, null for a step without any. */
    record Do(@Nullable String outcome) implements StepCommand {}

    /** It is left out. A mandatory one takes the permission {@code procedure:exempt}. */
    record Skip(String reason) implements StepCommand {}

    /** It was not settled after all. Possible while no step that follows from it is settled by anybody. */
    record Reopen(String reason) implements StepCommand {}

    /**
     * Makes a command from its name: {@code do} {outcome?}, {@code skip} {reason}, {@code reopen} {reason}.
     *
     * @throws RelaisException {@code not-found} for an unknown name, {@code invalid-request} that names what is wrong
     */
    static StepCommand of(String action, Map<String, ?> parameters) {
        Parameters given = new Parameters(parameters);
        StepCommand command = switch (action) {
            case "do" -> new Do(given.optional("outcome"));
            case "skip" -> new Skip(given.required("reason"));
            case "reopen" -> new Reopen(given.required("reason"));
            default ->
                throw RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText(
                                "Action inconnue. Possibles : do, skip, reopen.",
                                "No such action. There are do, skip, reopen."));
        };
        given.check();
        return command;
    }
}
