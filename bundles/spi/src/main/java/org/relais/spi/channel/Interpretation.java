package org.relais.spi.channel;

import java.util.List;
import org.relais.errors.FieldError;

/** What a stamped intake means. Made by the channel, carried out by the intake desk. */
public sealed interface Interpretation {

    /**
     * An interaction took place and is counted; every draft becomes a case.
     *
     * @param cases empty for an interaction that leaves nothing to do
     */
    record Registered(ContactDraft contact, List<CaseDraft> cases) implements Interpretation {
        public Registered {
            cases = List.copyOf(cases);
        }
    }

    /**
     * The form is wrong in a way that its schema cannot say. While the sender waits, nothing is stored and the errors are the answer;
     * for an intake stamped earlier, it becomes REJECTED with these errors as the reason.
     *
     * @param errors at least one
     */
    record Rejected(List<FieldError> errors) implements Interpretation {
        public Rejected {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a rejection names what is wrong");
            }
        }
    }
}
