package org.relais.core.internal.cases;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.cases.ImplicitDecision;

/**
 * What procedures lay upon a case. A value.
 *
 * @param openSteps how many mandatory steps and documents are open
 * @param decision when silence becomes a decision by these procedures; null when they leave that to the topic
 */
public record ProcedureLoad(int openSteps, @Nullable ImplicitDecision decision) {

    public static final ProcedureLoad NONE = new ProcedureLoad(0, null);

    /** Of both: the duties add up, and of the decisions the earlier one counts. */
    public ProcedureLoad and(ProcedureLoad other) {
        return new ProcedureLoad(
                openSteps + other.openSteps,
                Stream.of(this, other)
                        .map(ProcedureLoad::decision)
                        .flatMap(Stream::ofNullable)
                        .min(Comparator.comparing(ImplicitDecision::date, LocalDate::compareTo))
                        .orElse(null));
    }
}
