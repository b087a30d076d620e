package org.relais.core.internal.cases;

import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseCommand;

/** The reason that a command gives, for the journal. */
final class CommandReasons {

    private CommandReasons() {}

    static @Nullable String reasonOf(CaseCommand command) {
        return switch (command.action()) {
            case TRANSFER -> ((CaseCommand.Transfer) command).reason();
            case RETURN -> ((CaseCommand.Return) command).reason();
            case WAIT -> ((CaseCommand.Wait) command).reason();
            case REOPEN -> ((CaseCommand.Reopen) command).reason();
            case CANCEL -> ((CaseCommand.Cancel) command).reason();
            case CLASSIFY -> ((CaseCommand.Classify) command).reason();
            case UNMERGE -> ((CaseCommand.Unmerge) command).reason();
            case PRIORITISE -> ((CaseCommand.Prioritise) command).reason();
            case TRIAGE, ASSIGN, RELEASE, START, RESUME, RESOLVE, CLOSE, MERGE, SPLIT, LINK -> null;
        };
    }
}
