package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.services.LineOutcome;
import org.relais.services.SlipEvent;
import org.relais.services.SlipState;
import org.relais.services.SlipView;
import org.relais.services.SlipView.Line;
import org.relais.services.SlipView.SlipSummary;
import org.relais.services.SlipView.Sum;
import org.relais.services.TransmittalSlips.Difference;
import org.relais.texts.LocalizedText;

/**
 * A transmittal slip, whole, as clients see it; the order of the members is the order in the answer.
 *
 * @param warnings about time limits; they never block
 */
@Schema(name = "TransmittalSlip")
record SlipJson(
        String id,

        @Schema(description = "Given when it is frozen for the first time") @Nullable
        String number,

        String service,
        String destination,
        LocalizedText destinationName,
        SlipState state,
        Instant createdAt,
        String createdBy,
        @Nullable Instant frozenAt,
        @Nullable Instant transmittedAt,
        @Nullable String transmittedBy,
        @Nullable Instant closedAt,

        @Schema(description = "SHA-256 over its lines, from the moment it is transmitted") @Nullable
        String hash,

        @Schema(description = "False when a line is not any more what was transmitted")
        boolean intact,

        SumJson sum,
        List<LineJson> lines,

        List<LocalizedText> warnings,

        List<String> allowedActions,
        long revision) {

    static SlipJson of(SlipView view) {
        SlipSummary slip = view.summary();
        return new SlipJson(
                slip.id().toString(),
                slip.number() == null ? null : slip.number().value(),
                slip.service().value(),
                slip.destination(),
                slip.destinationName(),
                slip.state(),
                slip.createdAt(),
                slip.createdBy(),
                slip.frozenAt(),
                slip.transmittedAt(),
                slip.transmittedBy(),
                slip.closedAt(),
                slip.hash(),
                view.intact(),
                SumJson.of(slip.sum()),
                view.lines().stream().map(LineJson::of).toList(),
                view.warnings(),
                view.allowedActions(),
                slip.revision());
    }

    /** The answer that carries a slip: its revision is its entity tag. */
    static Response response(SlipView view) {
        return Response.ok(of(view))
                .tag(new EntityTag(Long.toString(view.summary().revision())))
                .build();
    }

    /** What every list shows of a slip. Whether it is intact is found out when it is read whole. */
    @Schema(name = "TransmittalSlipSummary")
    record SummaryJson(
            String id,
            @Nullable String number,
            String service,
            String destination,
            LocalizedText destinationName,
            SlipState state,
            Instant createdAt,
            String createdBy,
            @Nullable Instant frozenAt,
            @Nullable Instant transmittedAt,
            @Nullable String transmittedBy,
            @Nullable Instant closedAt,
            @Nullable String hash,
            SumJson sum,
            long revision) {

        static SummaryJson of(SlipSummary slip) {
            return new SummaryJson(
                    slip.id().toString(),
                    slip.number() == null ? null : slip.number().value(),
                    slip.service().value(),
                    slip.destination(),
                    slip.destinationName(),
                    slip.state(),
                    slip.createdAt(),
                    slip.createdBy(),
                    slip.frozenAt(),
                    slip.transmittedAt(),
                    slip.transmittedBy(),
                    slip.closedAt(),
                    slip.hash(),
                    SumJson.of(slip.sum()),
                    slip.revision());
        }
    }

    /** Transmitted = acknowledged + rejected + missing + pending; the difference is missing + pending. */
    @Schema(name = "TransmittalSum")
    record SumJson(int transmitted, int acknowledged, int rejected, int missing, int pending, int difference) {

        static SumJson of(Sum sum) {
            return new SumJson(
                    sum.transmitted(),
                    sum.acknowledged(),
                    sum.rejected(),
                    sum.missing(),
                    sum.pending(),
                    sum.difference());
        }
    }

    /** One form of a slip. */
    @Schema(name = "TransmittalLine")
    record LineJson(
            int line,
            @Schema(description = "Registration number") String form,
            @Schema(description = "The partner's number") String formNumber,

            @Schema(description = "Of the person; empty once the form was purged")
            String initials,

            LineOutcome outcome,
            @Nullable String code,
            @Nullable String reason,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,

            @Schema(description = "What was done last about a form that is missing") @Nullable
            String followUp) {

        static LineJson of(Line line) {
            return new LineJson(
                    line.line(),
                    line.form().value(),
                    line.formNumber(),
                    line.initials(),
                    line.outcome(),
                    line.code(),
                    line.reason(),
                    line.decidedAt(),
                    line.decidedBy(),
                    line.followUp());
        }
    }

    /** One thing that happened to a slip. */
    @Schema(name = "TransmittalSlipEvent")
    record EventJson(
            int sequence,
            Instant at,
            String actor,
            String action,

            @Schema(description = "Registration number; absent for what is about the whole slip") @Nullable
            String form,

            @Schema(description = "How many forms were added or removed") @Nullable
            Integer forms,

            @Schema(description = "What the partner said, or what was taken back") @Nullable
            LineOutcome outcome,

            @Nullable String code,

            @Schema(description = "The reason or note that was given; absent without one, and once the form was purged")
            @Nullable
            String note,

            String hash) {

        static EventJson of(SlipEvent event) {
            return new EventJson(
                    event.sequence(),
                    event.at(),
                    event.actor(),
                    event.action().wireName(),
                    event.form() == null ? null : event.form().value(),
                    event.forms(),
                    event.outcome(),
                    event.code(),
                    event.note(),
                    event.hash());
        }
    }

    /** A form that is not accounted for, and on which slip. */
    @Schema(name = "TransmittalDifference")
    record DifferenceJson(String slip, String destination, Instant transmittedAt, LineJson line) {

        static DifferenceJson of(Difference difference) {
            return new DifferenceJson(
                    difference.slip().value(),
                    difference.destination(),
                    difference.transmittedAt(),
                    LineJson.of(difference.line()));
        }
    }
}
