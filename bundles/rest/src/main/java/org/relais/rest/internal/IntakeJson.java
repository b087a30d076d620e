package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseStatus;
import org.relais.intake.ContactView;
import org.relais.intake.IntakeDetail;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.OpenedCase;
import org.relais.intake.WaitingIntake;
import org.relais.texts.LocalizedText;

/** What has become of an intake. */
@Schema(name = "Intake")
record IntakeJson(
        String id,
        String channel,
        @Nullable EmergencyJson emergency,
        IntakeState state,
        Instant stampedAt,
        @Nullable LocalizedText reason,
        @Nullable ContactView contact,
        List<Opened> cases,
        @Nullable Work work) {

    static IntakeJson of(IntakeView view) {
        return of(view, null);
    }

    static IntakeJson of(IntakeDetail detail) {
        return of(detail.result(), Work.of(detail));
    }

    /** The intake with the tag that an action may be bound to. */
    static Response response(IntakeDetail detail) {
        return Response.ok(of(detail))
                .tag(Long.toString(detail.work().revision()))
                .build();
    }

    private static IntakeJson of(IntakeView view, @Nullable Work work) {
        return new IntakeJson(
                view.id().toString(),
                view.channel().toString(),
                EmergencyJson.of(view.emergencyScript()),
                view.state(),
                view.stampedAt(),
                view.reason(),
                view.contact(),
                view.cases().stream().map(Opened::of).toList(),
                work);
    }

    /** What those see in addition who work the worklist. */
    @Schema(name = "IntakeWork")
    record Work(
            String account,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String assignee,

            @Schema(
                    description =
                            "Refused by its channel after the sender was told that it is stored; nobody has seen to that yet")
            boolean unsettled,

            long revision,
            Map<String, Object> form) {

        static Work of(IntakeDetail detail) {
            WaitingIntake work = detail.work();
            return new Work(
                    work.account(),
                    work.attempts(),
                    work.nextAttemptAt(),
                    work.assignee(),
                    work.unsettled(),
                    work.revision(),
                    detail.form().members());
        }
    }

    /** A case as it stood when the intake opened it. */
    @Schema(name = "OpenedCase")
    record Opened(
            String id,
            String reference,
            CaseStatus status,
            String department,
            @Nullable Instant dueAt) {

        static Opened of(OpenedCase opened) {
            return new Opened(
                    opened.id().toString(),
                    opened.reference().toString(),
                    opened.status(),
                    opened.department().toString(),
                    opened.dueAt());
        }
    }
}
