package org.relais.channel.phone.internal.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseStatus;
import org.relais.cases.CaseSummary;
import org.relais.channel.phone.internal.calls.Call;
import org.relais.channel.phone.internal.calls.CallState;
import org.relais.channel.phone.internal.calls.CallerRecognition.KnownCaller;
import org.relais.channel.phone.internal.calls.FormFacts;
import org.relais.intake.ContactOutcome;
import org.relais.requesters.RequesterKind;
import org.relais.requesters.RequesterView;

/** A call. */
@Schema(name = "PhoneCall")
record CallJson(
        String callId,
        CallState state,
        @Schema(allowableValues = {"in", "out"}) String direction,
        @Nullable String number,
        boolean withheld,
        @Nullable String to,
        List<String> users,
        @Nullable String queue,
        @Nullable String site,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String cause,
        @Nullable Long waitSeconds,
        @Nullable Long talkSeconds,
        @Nullable String agent,
        @Nullable ContactOutcome outcome,
        @Nullable String intake,
        @JsonProperty("case") @Nullable String caseReference,
        @Nullable CallerJson knownCaller) {

    /** Who may be calling. */
    @Schema(name = "KnownCaller")
    record CallerJson(List<PersonJson> requesters, List<OpenCaseJson> openCases) {

        static CallerJson of(KnownCaller known) {
            return new CallerJson(
                    known.requesters().stream().map(PersonJson::of).toList(),
                    known.openCases().stream().map(OpenCaseJson::of).toList());
        }
    }

    /** Somebody whom the office knows by the number. */
    @Schema(name = "KnownCallerRequester")
    record PersonJson(
            String id,
            RequesterKind kind,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String name,
            @Nullable String language) {

        static PersonJson of(RequesterView view) {
            return new PersonJson(
                    view.id().toString(), view.kind(), view.firstName(), view.lastName(), view.name(), view.language());
        }
    }

    /** A case that runs. */
    @Schema(name = "KnownCallerCase")
    record OpenCaseJson(
            String id,
            String reference,
            CaseStatus status,
            String subject,
            @Nullable String topic,
            String department,
            @Nullable Instant dueAt,
            boolean overdue) {

        static OpenCaseJson of(CaseSummary summary) {
            return new OpenCaseJson(
                    summary.id().toString(),
                    summary.reference().toString(),
                    summary.status(),
                    summary.subject(),
                    summary.topic() == null ? null : summary.topic().toString(),
                    summary.department().toString(),
                    summary.dueAt(),
                    summary.overdue());
        }
    }

    static CallJson of(Call call, @Nullable KnownCaller known) {
        @Nullable FormFacts form = call.form();
        @Nullable CaseReference reference = form == null ? null : form.reference();
        return new CallJson(
                call.callId(),
                call.state(),
                call.direction().name().toLowerCase(Locale.ROOT),
                call.number(),
                call.withheld(),
                call.to(),
                call.users(),
                call.queue(),
                call.site(),
                call.startedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.cause(),
                seconds(call.waited()),
                seconds(call.talked()),
                call.agent(),
                form == null ? null : form.outcome(),
                form == null ? null : form.intake().toString(),
                reference == null ? null : reference.toString(),
                known == null ? null : CallerJson.of(known));
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
