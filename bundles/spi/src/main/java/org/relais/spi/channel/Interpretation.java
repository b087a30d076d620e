package org.relais.spi.channel;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseKey;
import org.relais.errors.FieldError;
import org.relais.intake.IntakeId;
import org.relais.texts.LocalizedText;

/** What a stamped intake means. Made by the channel, carried out by the intake desk. */
public sealed interface Interpretation {

    /**
     * An interaction took place and is counted; every draft becomes a case.
     *
     * @param cases empty for an interaction that leaves nothing to do
     * @param followUps the running cases that the interaction was about; the core refuses one that the sender may not know of, and
     *     one that runs no longer
     * @param insteadOf an intake of the same channel that was counted for want of a better one and opened no case: its contact is taken
     *     back in the same transaction, so that the interaction is counted once; null for none
     */
    record Registered(
            ContactDraft contact,
            List<CaseDraft> cases,
            List<FollowUp> followUps,
            @Nullable IntakeId insteadOf) implements Interpretation {
        public Registered {
            cases = List.copyOf(cases);
            followUps = List.copyOf(followUps);
        }

        /** An interaction that was not counted before. */
        public Registered(ContactDraft contact, List<CaseDraft> cases, List<FollowUp> followUps) {
            this(contact, cases, followUps, null);
        }

        /** An interaction about one running case at most. */
        public Registered(ContactDraft contact, List<CaseDraft> cases, @Nullable FollowUp followUp) {
            this(contact, cases, followUp == null ? List.of() : List.of(followUp));
        }

        /** An interaction about no case that there is already. */
        public Registered(ContactDraft contact, List<CaseDraft> cases) {
            this(contact, cases, List.of());
        }
    }

    /**
     * An interaction about a running case: it is put on the journal of that case.
     *
     * @param note what was said, kept as an internal note; null for none
     * @param pointer to the field of the form that names the case, for a refusal
     */
    record FollowUp(CaseKey subject, @Nullable String note, String pointer) {

        /** Named by the form's member {@code case}. */
        public FollowUp(CaseKey subject, @Nullable String note) {
            this(subject, note, "/case");
        }
    }

    /**
     * The form is wrong in a way that its schema cannot say. While the sender waits, nothing is stored and the errors are the answer;
     * for an intake stamped earlier, it becomes REJECTED with these errors as the reason, and waits in the worklist until somebody has
     * seen to it, since its sender was told that it is stored.
     *
     * @param errors at least one
     * @param expected true when nobody has to see to it: the channel has kept it closed for as long as somebody could
     */
    record Rejected(List<FieldError> errors, boolean expected) implements Interpretation {
        public Rejected {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a rejection names what is wrong");
            }
        }

        /** One that somebody has to see to when it comes late. */
        public Rejected(List<FieldError> errors) {
            this(errors, false);
        }
    }

    /**
     * Not yet: the intake is kept closed. It becomes HELD and is not interpreted again before {@code until}, not even when a new
     * version of the channel arrives; then {@link Channel#interpret} is called for it anew. What the channel wrote in this unit of work
     * is stored with it.
     *
     * @param until a few seconds away at least; an earlier instant is taken for that
     * @param reason why it is kept, for whoever sees what waits
     */
    record Held(Instant until, LocalizedText reason) implements Interpretation {
        public Held {
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
