package org.relais.spi.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.intake.ContactView;
import org.relais.intake.OpenedCase;

/**
 * What the core has made of an {@link Interpretation.Registered}.
 *
 * @param cases one for each draft, in their order
 * @param followUps the running cases, in the order in which the interpretation named them
 */
public record Registration(ContactView contact, List<DraftedCase> cases, List<OpenedCase> followUps) {

    public Registration {
        cases = List.copyOf(cases);
        followUps = List.copyOf(followUps);
    }

    /**
     * A draft and its case.
     *
     * @param opened null for a draft about an emergency, which never becomes a case
     */
    public record DraftedCase(CaseDraft draft, @Nullable OpenedCase opened) {}
}
