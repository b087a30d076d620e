package org.relais.core.internal.procedures;

import java.util.List;
import java.util.stream.Stream;
import org.relais.directory.TopicId;
import org.relais.procedures.DecisionDelay;
import org.relais.procedures.Performer;
import org.relais.procedures.ProcedureTemplate;
import org.relais.procedures.ProcedureTemplate.Condition;
import org.relais.procedures.ProcedureTemplate.Document;
import org.relais.procedures.ProcedureTemplate.Outcome;
import org.relais.procedures.ProcedureTemplate.Start;
import org.relais.procedures.ProcedureTemplate.Step;
import org.relais.texts.LocalizedText;

/** Templates for tests. */
public final class SampleProcedures {

    private SampleProcedures() {}

    /**
     * Gather (desk, needs the mandatory identity; the letter is optional), decide (granted or refused), pay only if granted, and a
     * voluntary survey of the citizen.
     */
    public static ProcedureTemplate aid(Start starts) {
        return new ProcedureTemplate(
                "aid",
                text("Aide"),
                List.of(new TopicId("vaccination")),
                starts,
                List.of(
                        new Step(
                                "gather",
                                text("Réunir"),
                                true,
                                who(Performer.Kind.DEPARTMENT),
                                List.of(),
                                List.of(),
                                List.of("identity"),
                                List.of()),
                        new Step(
                                "decide",
                                text("Décider"),
                                true,
                                who(Performer.Kind.DEPARTMENT),
                                List.of("gather"),
                                List.of(),
                                List.of(),
                                List.of(
                                        new Outcome("granted", text("Accordée")),
                                        new Outcome("refused", text("Refusée")))),
                        new Step(
                                "pay",
                                text("Payer"),
                                true,
                                who(Performer.Kind.DESK),
                                List.of(),
                                List.of(new Condition("decide", List.of("granted"))),
                                List.of(),
                                List.of()),
                        new Step(
                                "survey",
                                text("Sondage"),
                                false,
                                who(Performer.Kind.REQUESTER),
                                List.of("pay"),
                                List.of(),
                                List.of(),
                                List.of())),
                List.of(
                        new Document("identity", text("Pièce d'identité"), true),
                        new Document("letter", text("Lettre"), false)),
                null);
    }

    /** Mandatory steps that anybody of the department does, in any order. */
    public static ProcedureTemplate steps(String id, String... steps) {
        return new ProcedureTemplate(
                id,
                text(id),
                List.of(),
                Start.ON_REQUEST,
                Stream.of(steps).map(SampleProcedures::step).toList(),
                List.of(),
                null);
    }

    /** One mandatory step "a" for this performer. */
    public static ProcedureTemplate by(String id, Performer who) {
        Step step = new Step("a", text("a"), true, who, List.of(), List.of(), List.of(), List.of());
        return new ProcedureTemplate(id, text(id), List.of(), Start.ON_REQUEST, List.of(step), List.of(), null);
    }

    public static ProcedureTemplate withDecision(ProcedureTemplate template, DecisionDelay decision) {
        return new ProcedureTemplate(
                template.id(),
                template.name(),
                template.topics(),
                template.starts(),
                template.steps(),
                template.documents(),
                decision);
    }

    public static Step step(String id) {
        return new Step(id, text(id), true, who(Performer.Kind.DEPARTMENT), List.of(), List.of(), List.of(), List.of());
    }

    private static Performer who(Performer.Kind kind) {
        return Performer.of(kind);
    }

    private static LocalizedText text(String text) {
        return new LocalizedText(text, text);
    }
}
