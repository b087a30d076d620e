package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.Page;
import org.relais.intake.IntakeState;
import org.relais.intake.WaitingIntake;
import org.relais.texts.LocalizedText;

/** An intake in the worklist. */
@Schema(name = "WaitingIntake")
record WaitingIntakeJson(
        String id,
        String channel,
        IntakeState state,
        Instant stampedAt,
        String account,
        @Nullable LocalizedText reason,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String assignee,

        @Schema(
                description =
                        "Refused by its channel after the sender was told that it is stored; nobody has seen to that yet")
        boolean unsettled,

        String excerpt,
        long revision) {

    private static WaitingIntakeJson of(WaitingIntake intake) {
        return new WaitingIntakeJson(
                intake.id().toString(),
                intake.channel().toString(),
                intake.state(),
                intake.stampedAt(),
                intake.account(),
                intake.reason(),
                intake.attempts(),
                intake.nextAttemptAt(),
                intake.assignee(),
                intake.unsettled(),
                intake.excerpt(),
                intake.revision());
    }

    /** One page of the worklist. */
    @Schema(name = "WaitingIntakePage")
    record PageJson(List<WaitingIntakeJson> items, @Nullable String next, Page.Total total) {

        static PageJson of(Page<WaitingIntake> page) {
            return new PageJson(page.items().stream().map(WaitingIntakeJson::of).toList(), page.next(), page.total());
        }
    }
}
