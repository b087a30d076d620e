package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseStatus;
import org.relais.intake.ContactView;
import org.relais.intake.IntakeState;
import org.relais.intake.IntakeView;
import org.relais.intake.OpenedCase;
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
        List<Opened> cases) {

    static IntakeJson of(IntakeView view) {
        return new IntakeJson(
                view.id().toString(),
                view.channel().toString(),
                EmergencyJson.of(view.emergencyScript()),
                view.state(),
                view.stampedAt(),
                view.reason(),
                view.contact(),
                view.cases().stream().map(Opened::of).toList());
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
