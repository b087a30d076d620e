package org.relais.core.internal.queues;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.relais.queues.AssignmentPolicy;

/** Who is next. Pure: the same people in the same situation always give the same answer. */
final class FairChoice {

    private static final Comparator<Candidate> LONGEST_WITHOUT = Comparator.comparing(FairChoice::lastGiven)
            .thenComparing(Candidate::turns)
            .thenComparing(Candidate::account);

    private FairChoice() {}

    /**
     * The candidate whom a policy gives the next case to; empty when all have as many as they may.
     *
     * @param limit the most open cases that somebody may have to be given another one, or null
     */
    static Optional<Candidate> choose(
            AssignmentPolicy policy, Collection<Candidate> candidates, @Nullable Integer limit) {
        return candidates.stream()
                .filter(candidate -> limit == null || candidate.load() < limit)
                .min(order(policy));
    }

    private static Comparator<Candidate> order(AssignmentPolicy policy) {
        return switch (policy) {
            case NONE -> throw new IllegalArgumentException("nobody is chosen in a queue that people work themselves");
            case LEAST_LOADED -> Comparator.comparingInt(Candidate::load).thenComparing(LONGEST_WITHOUT);
            case ROUND_ROBIN_BY_SKILL -> LONGEST_WITHOUT;
        };
    }

    private static Instant lastGiven(Candidate candidate) {
        return candidate.lastGivenAt() == null ? Instant.MIN : candidate.lastGivenAt();
    }
}
