package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseCommand;
import org.relais.cases.CaseCommands;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseService;
import org.relais.cases.LinkKind;
import org.relais.cases.Priority;
import org.relais.errors.IdempotencyKey;
import org.relais.spi.web.RequiresPermission;

/** Works cases, one action at a time. */
@Component(service = CaseActionResource.class)
@JakartarsResource
@Path("/cases/{case}/actions/{action}")
@Tag(name = "Cases")
// a request without a body has no type, which the runtime takes for octets
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
@Produces(MediaType.APPLICATION_JSON)
public final class CaseActionResource {

    private final CaseService cases;

    @Activate
    public CaseActionResource(@Reference CaseService cases) {
        this.cases = cases;
    }

    @POST
    @RequiresPermission({"case:route", "case:assign", "case:work", "case:classify"})
    @Operation(
            operationId = "performAction",
            summary = "Do something to a case",
            description =
                    "Each action takes its own members: triage {topic?, department?, queue?}, transfer {department, queue?, reason} (a queue of that department), "
                            + "return {reason}, assign {agent}, release {}, start {}, wait {reason, until?}, resume {}, "
                            + "resolve {code, text}, reopen {reason}, close {}, cancel {reason}; corrections: merge {into}, unmerge {reason}, "
                            + "split {subject, description?, topic?} which answers the new case, link {to, kind}, prioritise {priority, reason}, classify {level, reason}.")
    @ApiResponse(
            responseCode = "200",
            description = "The case as it stands now",
            content = @Content(schema = @Schema(implementation = CaseJson.class)))
    @ApiResponse(
            responseCode = "400",
            description =
                    "A member is missing, malformed or unknown, or a text holds a character that cannot stand in one")
    @ApiResponse(responseCode = "404", description = "No such case or action")
    @ApiResponse(responseCode = "409", description = "Not in this status; the problem names the allowed actions")
    @ApiResponse(responseCode = "412", description = "The case has changed since the revision of If-Match")
    public Response perform(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @Parameter(description = "One of the case's allowedActions") @PathParam("action") String action,
            @Parameter(description = "The case's ETag") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(
                            description =
                                    "For split, which opens a case: the same key for the same case answers the first new case again")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = ActionParameters.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        CaseCommand command =
                CaseCommands.of(action, JsonForm.readMembers(body)).once(IdempotencyKey.optional(idempotencyKey));
        return CaseJson.response(
                cases.execute(Requests.caller(security), CaseKey.of(key), Requests.expectedRevision(ifMatch), command));
    }

    /** All that actions take, for the description of the interface. */
    record ActionParameters(
            String topic,
            String department,
            String queue,
            String reason,
            String agent,
            Instant until,
            String code,
            String text,
            String into,
            String to,
            LinkKind kind,
            Priority priority,

            @Schema(allowableValues = {"NORMAL", "RESTRICTED", "SECRET"})
            String level,

            String subject,
            String description) {}
}
