package org.relais.channel.dropbox.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.relais.channel.dropbox.internal.mail.Round;

/** A round as clients see it; {@code releasableAt} is absent when nothing was found. */
@Schema(name = "CollectionRound")
record RoundJson(
        String id,
        String box,
        Instant collectedAt,
        String by,
        Instant recordedAt,
        String recordedBy,
        int envelopes,
        ChecklistJson checklist,
        @Nullable String note,
        boolean outsideHours,
        @Nullable Instant releasableAt,
        DropboxPlan.@Nullable Release release) {

    /** What was looked after at the box. */
    @Schema(name = "RoundChecklist")
    record ChecklistJson(@Nullable Boolean ink, @Nullable Boolean gel) {}

    static RoundJson of(Round round, DropboxPlan plan) {
        boolean empty = round.envelopes() == 0;
        return new RoundJson(
                round.id().toString(),
                round.box(),
                round.collectedAt(),
                round.collectedBy(),
                round.recordedAt(),
                round.recordedBy(),
                round.envelopes(),
                new ChecklistJson(round.ink(), round.gel()),
                round.note(),
                round.outsideHours(),
                empty ? null : round.releasableAt(),
                empty ? null : plan.release());
    }
}
