package org.relais.soap.internal;

import java.util.Optional;
import org.relais.directory.TopicId;
import org.relais.procedures.ProcedureVersion;
import org.relais.soap.internal.contract.procedures.CaseProcedure;
import org.relais.soap.internal.contract.procedures.CaseProgress;
import org.relais.soap.internal.contract.procedures.Condition;
import org.relais.soap.internal.contract.procedures.DecisionDelay;
import org.relais.soap.internal.contract.procedures.Document;
import org.relais.soap.internal.contract.procedures.DocumentState;
import org.relais.soap.internal.contract.procedures.Migration;
import org.relais.soap.internal.contract.procedures.MigrationResult;
import org.relais.soap.internal.contract.procedures.Outcome;
import org.relais.soap.internal.contract.procedures.ProcedureTemplate;
import org.relais.soap.internal.contract.procedures.Step;
import org.relais.soap.internal.contract.procedures.StepState;

/** Procedures as their contract spells them. */
final class ProcedureXml {

    private ProcedureXml() {}

    static ProcedureTemplate of(ProcedureVersion version) {
        org.relais.procedures.ProcedureTemplate template = version.template();
        ProcedureTemplate element = new ProcedureTemplate();
        element.setId(template.id());
        element.setVersion(version.version());
        element.setName(CommonXml.of(template.name()));
        element.getTopics()
                .addAll(template.topics().stream().map(TopicId::value).toList());
        element.setStarts(template.starts().name());
        template.steps().forEach(step -> element.getSteps().add(of(step)));
        template.documents().forEach(document -> element.getDocuments().add(of(document)));
        Optional.ofNullable(template.decision()).ifPresent(decision -> element.setDecision(of(decision)));
        element.setPublishedAt(CommonXml.text(version.publishedAt()));
        element.setPublishedBy(version.publishedBy());
        return element;
    }

    private static Step of(org.relais.procedures.ProcedureTemplate.Step step) {
        Step element = new Step();
        element.setId(step.id());
        element.setName(CommonXml.of(step.name()));
        element.setMandatory(step.mandatory());
        element.setWho(step.who().wireName());
        element.getAfter().addAll(step.after());
        step.onlyIf().forEach(condition -> {
            Condition only = new Condition();
            only.setStep(condition.step());
            only.getOutcomes().addAll(condition.outcomes());
            element.getOnlyIf().add(only);
        });
        element.getDocuments().addAll(step.documents());
        step.outcomes().forEach(outcome -> {
            Outcome ending = new Outcome();
            ending.setId(outcome.id());
            ending.setName(CommonXml.of(outcome.name()));
            element.getOutcomes().add(ending);
        });
        return element;
    }

    private static Document of(org.relais.procedures.ProcedureTemplate.Document document) {
        Document element = new Document();
        element.setId(document.id());
        element.setName(CommonXml.of(document.name()));
        element.setMandatory(document.mandatory());
        return element;
    }

    private static DecisionDelay of(org.relais.procedures.DecisionDelay decision) {
        DecisionDelay element = new DecisionDelay();
        element.setAmount(decision.amount());
        element.setUnit(decision.unit().name());
        element.setEffect(decision.effect().name());
        element.setCountsFrom(decision.countsFrom().name());
        return element;
    }

    static CaseProgress of(org.relais.procedures.CaseProgress progress) {
        CaseProgress element = new CaseProgress();
        element.setCase(progress.reference().value());
        element.setStatus(progress.status().name());
        element.setOpen(progress.open());
        element.setRevision(progress.revision());
        progress.procedures().forEach(procedure -> element.getProcedures().add(of(procedure)));
        return element;
    }

    private static CaseProcedure of(org.relais.procedures.CaseProcedure procedure) {
        CaseProcedure element = new CaseProcedure();
        element.setId(procedure.id());
        element.setVersion(procedure.version());
        element.setName(CommonXml.of(procedure.name()));
        element.setStartedAt(CommonXml.text(procedure.startedAt()));
        element.setStartedBy(procedure.startedBy());
        element.setOpen(procedure.open());
        procedure.steps().forEach(step -> element.getSteps().add(of(step)));
        procedure.documents().forEach(document -> element.getDocuments().add(of(document)));
        return element;
    }

    private static StepState of(org.relais.procedures.CaseProcedure.StepView view) {
        StepState element = new StepState();
        element.setStep(of(view.step()));
        element.setStatus(view.status().name());
        element.setOutcome(view.outcome());
        element.setActor(view.actor());
        element.setAt(CommonXml.optional(view.at()));
        element.setReason(view.reason());
        return element;
    }

    private static DocumentState of(org.relais.procedures.CaseProcedure.DocumentView view) {
        DocumentState element = new DocumentState();
        element.setDocument(of(view.document()));
        element.setStatus(view.status().name());
        element.setActor(view.actor());
        element.setAt(CommonXml.optional(view.at()));
        element.setReason(view.reason());
        return element;
    }

    static Migration of(org.relais.procedures.Migration migration) {
        Migration element = new Migration();
        element.setVersion(migration.version());
        element.setDryRun(migration.dryRun());
        migration.results().forEach(result -> element.getResults().add(of(result)));
        element.setNext(CommonXml.optional(migration.next()));
        return element;
    }

    private static MigrationResult of(org.relais.procedures.Migration.Result result) {
        MigrationResult element = new MigrationResult();
        element.setCase(result.name());
        element.setFrom(result.from());
        element.getAdded().addAll(result.added());
        element.getDropped().addAll(result.dropped());
        element.getKept().addAll(result.kept());
        Optional.ofNullable(result.problem()).ifPresent(problem -> {
            element.setCode(problem.code().value());
            element.setRefusal(CommonXml.of(problem.detail()));
        });
        return element;
    }
}
