package org.relais.core.internal.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.core.internal.procedures.FollowedProcedure.HandledDocument;
import org.relais.core.internal.procedures.FollowedProcedure.SettledStep;
import org.relais.procedures.CaseProcedure;
import org.relais.procedures.CaseProcedure.DocumentView;
import org.relais.procedures.CaseProcedure.StepView;
import org.relais.procedures.DocumentStatus;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplate.Document;
import org.relais.procedures.ProcedureTemplate.Step;
import org.relais.procedures.StepCommand;

/** Shows what a case has done of a procedure. Pure. */
final class ProcedureViews {

    private ProcedureViews() {}

    static CaseProcedure view(ProcedureTemplate template, FollowedProcedure followed) {
        Progress progress = new Progress(template, followed);
        return new CaseProcedure(
                template.id(),
                followed.version(),
                template.name(),
                followed.startedAt(),
                followed.startedBy(),
                progress.duties().size(),
                template.steps().stream()
                        .map(step -> view(step, progress, followed.steps().get(step.id())))
                        .toList(),
                documents(template, followed),
                template.decision());
    }

    /** What the command is called. */
    static String wireName(StepCommand command) {
        if (command instanceof StepCommand.Do) {
            return "do";
        }
        return command instanceof StepCommand.Skip ? "skip" : "reopen";
    }

    private static StepView view(Step step, Progress progress, @Nullable SettledStep settled) {
        return settled == null
                ? new StepView(step, progress.status(step), null, null, null, null)
                : new StepView(
                        step,
                        progress.status(step),
                        settled.outcome(),
                        settled.actor(),
                        settled.at(),
                        settled.reason());
    }

    private static List<DocumentView> documents(ProcedureTemplate template, FollowedProcedure followed) {
        List<DocumentView> views = new ArrayList<>();
        for (Document document : template.documents()) {
            views.add(view(document, followed.documents().get(document.id())));
        }
        followed.documents().entrySet().stream()
                .filter(entry -> template.document(entry.getKey()).isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> view(new Document(entry.getKey(), entry.getValue().name(), false), entry.getValue()))
                .forEach(views::add);
        return views;
    }

    private static DocumentView view(Document document, @Nullable HandledDocument handled) {
        return handled == null
                ? new DocumentView(document, DocumentStatus.REQUIRED, null, null, null)
                : new DocumentView(document, handled.status(), handled.actor(), handled.at(), handled.reason());
    }
}
