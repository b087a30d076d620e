package org.relais.procedures;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.directory.TopicId;
import org.relais.texts.LocalizedText;

/**
 * What one procedure consists of. Valid as a whole: ids are unique, references lead to steps and documents of the same template,
 * steps follow each other without a circle, and each can be reached.
 *
 * @param id lower-case words joined by hyphens, for example {@code scholarship-enrolment}
 * @param topics the topics whose cases it is for, with all that are a part of them; empty for every topic
 * @param decision what silence of the office means, and when; null when nothing follows from silence
 */
public record ProcedureTemplate(
        String id,
        LocalizedText name,
        List<TopicId> topics,
        Start starts,
        List<Step> steps,
        List<Document> documents,
        @Nullable DecisionDelay decision) {

    public ProcedureTemplate {
        topics = List.copyOf(topics);
        steps = List.copyOf(steps);
        documents = List.copyOf(documents);
    }

    /** How a case comes to follow it. */
    public enum Start {
        /** Each case of its topics follows it from the beginning. */
        AUTOMATICALLY,
        /** Somebody decides it for a case. */
        ON_REQUEST,
        /** No further case; those that follow it go on. */
        NEVER
    }

    /**
     * One thing to do.
     *
     * @param mandatory the case cannot be resolved while it is open
     * @param after steps that have to be settled before
     * @param onlyIf all of these have to hold, or the step is not needed
     * @param documents documents that have to be there before
     * @param outcomes how it can end; empty when it is simply done
     */
    public record Step(
            String id,
            LocalizedText name,
            boolean mandatory,
            Performer who,
            List<String> after,
            List<Condition> onlyIf,
            List<String> documents,
            List<Outcome> outcomes) {

        public Step {
            after = List.copyOf(after);
            onlyIf = List.copyOf(onlyIf);
            documents = List.copyOf(documents);
            outcomes = List.copyOf(outcomes);
        }
    }

    /** One way in which a step can end. */
    public record Outcome(String id, LocalizedText name) {}

    /** Another step was done and ended in one of these ways. */
    public record Condition(String step, List<String> outcomes) {

        public Condition {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * One paper that the procedure needs.
     *
     * @param mandatory the case cannot be resolved before it is checked off or waived
     */
    public record Document(String id, LocalizedText name, boolean mandatory) {}

    public Optional<Step> step(String stepId) {
        return steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
    }

    public Optional<Document> document(String documentId) {
        return documents.stream()
                .filter(document -> document.id().equals(documentId))
                .findFirst();
    }
}
