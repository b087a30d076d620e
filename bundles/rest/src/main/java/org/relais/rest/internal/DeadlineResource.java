package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseKey;
import org.relais.cases.ImplicitDecision;
import org.relais.deadlines.Deadline;
import org.relais.deadlines.Deadlines;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Explains by when cases are to be done. */
@Component(service = DeadlineResource.class)
@JakartarsResource
@Path("/cases/{case}/deadline")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
public final class DeadlineResource {

    private final Deadlines deadlines;

    @Activate
    public DeadlineResource(@Reference Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @GET
    @RequiresPermission("case:read")
    @Operation(
            operationId = "getDeadline",
            summary = "By when a case is to be done, and why",
            description =
                    "Working time is written as an ISO 8601 duration, for example PT9H30M. While the case waits there is no "
                            + "dueAt; remaining stands still. It stood still too while a case was resolved that was reopened.")
    @ApiResponse(
            responseCode = "200",
            description = "The deadline, which hours of which days counted, and what happens before and after it",
            content = @Content(schema = @Schema(implementation = DeadlineJson.class)))
    @ApiResponse(responseCode = "404", description = "No such case, or not for this caller")
    public DeadlineJson get(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return DeadlineJson.of(deadlines.of(Requests.caller(security), CaseKey.of(key)));
    }

    /** A deadline as clients see it. */
    @Schema(name = "Deadline")
    record DeadlineJson(
            Instant receivedAt,
            String target,
            @Nullable Instant dueAt,
            String remaining,
            boolean overdue,
            List<PauseJson> pauses,
            List<LocalizedText> explanation,
            List<Deadline.Step> steps,
            @Nullable ImplicitDecision decision) {

        static DeadlineJson of(Deadline deadline) {
            return new DeadlineJson(
                    deadline.receivedAt(),
                    deadline.target().toString(),
                    deadline.dueAt(),
                    deadline.remaining().toString(),
                    deadline.overdue(),
                    deadline.pauses().stream().map(PauseJson::of).toList(),
                    deadline.explanation(),
                    deadline.steps(),
                    deadline.decision());
        }
    }

    /** A time during which the clock stood still. */
    @Schema(name = "Pause")
    record PauseJson(
            Instant from, @Nullable Instant to, @Nullable String reason, String workingTime) {

        static PauseJson of(Deadline.Pause pause) {
            return new PauseJson(
                    pause.from(),
                    pause.to(),
                    pause.reason(),
                    pause.workingTime().toString());
        }
    }
}
