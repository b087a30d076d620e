package org.relais.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.directory.Confidentiality;
import org.relais.errors.IdempotencyKey;

/**
 * One change to one case. Departments, topics and accounts are given as people write them (aliases, any case) and are resolved by
 * the service, which refuses unknown ones by name.
 */
public sealed interface CaseCommand {

    /** The action that this command performs. */
    CaseAction action();

    /** This command, done once for the key when it opens something; the others change a case to what they say anyway. */
    default CaseCommand once(@Nullable IdempotencyKey key) {
        return this;
    }

    /**
     * Says what the case is about and where it belongs; null leaves a part as it is, a topic alone routes again.
     *
     * @param queue one of the department that has the case then; null for the one that follows from the others
     */
    record Triage(
            @Nullable String topic,
            @Nullable String department,
            @Nullable String queue) implements CaseCommand {

        public Triage(@Nullable String topic, @Nullable String department) {
            this(topic, department, null);
        }

        @Override
        public CaseAction action() {
            return CaseAction.TRIAGE;
        }
    }

    /**
     * Hands the case to another department, or to another queue of the same; whoever had it no longer has.
     *
     * @param queue one of that department; null for its own
     */
    record Transfer(String department, @Nullable String queue, String reason) implements CaseCommand {

        public Transfer(String department, String reason) {
            this(department, null, reason);
        }

        @Override
        public CaseAction action() {
            return CaseAction.TRANSFER;
        }
    }

    /** The department sends back what is not its own; routing is tried again without it. */
    record Return(String reason) implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.RETURN;
        }
    }

    /** Gives the case to a person. */
    record Assign(String agent) implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.ASSIGN;
        }
    }

    /** Gives the case back to its queue. */
    record Release() implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.RELEASE;
        }
    }

    /** Work begins. */
    record Start() implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.START;
        }
    }

    /** Something from outside is needed; the clock stops. {@code until} is when it is expected, if known. */
    record Wait(String reason, @Nullable Instant until) implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.WAIT;
        }
    }

    /** The wait is over; the clock runs again. */
    record Resume() implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.RESUME;
        }
    }

    /** The case is answered; {@code code} is one of the office's resolutions. */
    record Resolve(String code, String text) implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.RESOLVE;
        }
    }

    /** It was not over after all. */
    record Reopen(String reason) implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.REOPEN;
        }
    }

    /** Nothing more is expected. */
    record Close() implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.CLOSE;
        }
    }

    /** Ends the case without an answer. */
    record Cancel(String reason) implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.CANCEL;
        }
    }

    /** The case is about the same as {@code into}, which goes on for both; can be undone. */
    record Merge(CaseKey into) implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.MERGE;
        }
    }

    /** Undoes a merge: the case stands exactly as it stood before. */
    record Unmerge(String reason) implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.UNMERGE;
        }
    }

    /**
     * Opens a second case for a matter of its own; without a topic it has that of the first. The new case is the answer.
     *
     * @param key the sender's own name for this split: with the same key the same account is answered the same new case again; null
     *     for none
     */
    record Split(
            String subject,
            @Nullable String description,
            @Nullable String topic,
            @Nullable IdempotencyKey key) implements CaseCommand {

        /** A split that is done anew whenever it is sent. */
        public Split(String subject, @Nullable String description, @Nullable String topic) {
            this(subject, description, topic, null);
        }

        @Override
        public Split once(@Nullable IdempotencyKey named) {
            return new Split(subject, description, topic, named);
        }

        @Override
        public CaseAction action() {
            return CaseAction.SPLIT;
        }
    }

    /** Ties the case to another one. */
    record Link(CaseKey to, LinkKind kind) implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.LINK;
        }
    }

    /** Says how urgent the case is; its due date is counted again from its receipt. */
    record Prioritise(Priority priority, String reason) implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.PRIORITISE;
        }
    }

    /** Changes who may know of the case. */
    record Classify(Confidentiality level, String reason) implements CaseCommand {
        @Override
        public CaseAction action() {
            return CaseAction.CLASSIFY;
        }
    }
}
