package org.relais.core.internal.procedures;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.relais.errors.RelaisException;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.DocumentStatus;
import org.relais.procedures.ProcedureErrors;
import org.relais.texts.LocalizedText;

/** The life of a document: from which status a command leads to which. Pure. */
final class DocumentRules {

    private record Rule(Set<DocumentStatus> from, DocumentStatus to) {}

    private static final Rule REQUEST = new Rule(
            EnumSet.of(DocumentStatus.REQUIRED, DocumentStatus.REQUESTED, DocumentStatus.WAIVED),
            DocumentStatus.REQUESTED);
    private static final Rule RECEIVE = new Rule(REQUEST.from(), DocumentStatus.RECEIVED);
    private static final Rule CHECK = new Rule(EnumSet.of(DocumentStatus.RECEIVED), DocumentStatus.CHECKED);
    private static final Rule REFUSE =
            new Rule(EnumSet.of(DocumentStatus.RECEIVED, DocumentStatus.CHECKED), DocumentStatus.REQUESTED);
    private static final Rule WAIVE = new Rule(
            EnumSet.of(DocumentStatus.REQUIRED, DocumentStatus.REQUESTED, DocumentStatus.RECEIVED),
            DocumentStatus.WAIVED);

    private DocumentRules() {}

    /** @throws RelaisException {@code document-not-possible} */
    static DocumentStatus after(String document, DocumentStatus status, DocumentCommand command) {
        Rule rule = ruleOf(command);
        if (!rule.from().contains(status)) {
            throw RelaisException.of(
                    ProcedureErrors.DOCUMENT_NOT_POSSIBLE,
                    new LocalizedText(
                                    "La pièce « %s » est %s ; cette action part de : %s.",
                                    "The document '%s' is %s; this action starts from: %s.")
                            .formatted(document, status, rule.from()));
        }
        return rule.to();
    }

    /** What the command is called in the journal. */
    static String wireName(DocumentCommand command) {
        if (command instanceof DocumentCommand.Request) {
            return "request-documents";
        }
        if (command instanceof DocumentCommand.Receive) {
            return "receive-documents";
        }
        if (command instanceof DocumentCommand.Check) {
            return "check-documents";
        }
        return command instanceof DocumentCommand.Refuse ? "refuse-documents" : "waive-documents";
    }

    static @Nullable String reason(DocumentCommand command) {
        if (command instanceof DocumentCommand.Refuse refuse) {
            return refuse.reason();
        }
        return command instanceof DocumentCommand.Waive waive ? waive.reason() : null;
    }

    /** Does the citizen have to bring something after it? */
    static boolean asksTheCitizen(DocumentCommand command) {
        return command instanceof DocumentCommand.Request || command instanceof DocumentCommand.Refuse;
    }

    private static Rule ruleOf(DocumentCommand command) {
        if (command instanceof DocumentCommand.Request) {
            return REQUEST;
        }
        if (command instanceof DocumentCommand.Receive) {
            return RECEIVE;
        }
        if (command instanceof DocumentCommand.Check) {
            return CHECK;
        }
        return command instanceof DocumentCommand.Refuse ? REFUSE : WAIVE;
    }
}
