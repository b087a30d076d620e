package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseKey;
import org.relais.errors.Parameters;
import org.relais.intake.FormData;
import org.relais.procedures.CaseProcedures;
import org.relais.procedures.DocumentCommand;
import org.relais.procedures.StepCommand;
import org.relais.spi.web.RequiresPermission;

/** Leads cases through procedures. */
@Component(service = CaseProcedureResource.class)
@JakartarsResource
@Path("/cases/{case}/procedures")
@Tag(name = "Procedures")
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
@Produces(MediaType.APPLICATION_JSON)
public final class CaseProcedureResource {

    private final CaseProcedures procedures;

    @Activate
    public CaseProcedureResource(@Reference CaseProcedures procedures) {
        this.procedures = procedures;
    }

    @GET
    @RequiresPermission("case:read")
    @Operation(operationId = "getCaseProcedures", summary = "The procedures that a case follows, and where it stands")
    @ApiResponse(
            responseCode = "200",
            description = "Every step and document; open is what keeps the case from being resolved",
            content = @Content(schema = @Schema(implementation = CaseProgressJson.class)))
    @ApiResponse(responseCode = "404", description = "No such case, or not for this caller")
    public Response get(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return CaseProgressJson.response(procedures.get(Requests.caller(security), CaseKey.of(key)));
    }

    @POST
    @RequiresPermission("case:work")
    @Operation(operationId = "startProcedure", summary = "The case follows a procedure from now on")
    @ApiResponse(
            responseCode = "200",
            description = "What is to be done",
            content = @Content(schema = @Schema(implementation = CaseProgressJson.class)))
    @ApiResponse(responseCode = "400", description = "The procedure is missing or unknown")
    @ApiResponse(responseCode = "404", description = "No such case, or not for this caller")
    @ApiResponse(responseCode = "409", description = "The case follows it already, is over, or is about something else")
    @ApiResponse(responseCode = "412", description = "The case has changed since the revision of If-Match")
    public Response start(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @Parameter(description = "The case's ETag") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewProcedure.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        String procedure = given.required("procedure");
        given.check();
        return CaseProgressJson.response(procedures.start(
                Requests.caller(security), CaseKey.of(key), Requests.expectedRevision(ifMatch), procedure));
    }

    @POST
    @Path("{procedure}/steps/{step}/{action}")
    @RequiresPermission("case:note")
    @Operation(
            operationId = "performStep",
            summary = "Do, skip or reopen a step",
            description = "do {outcome?}, skip {reason}, reopen {reason}.")
    @ApiResponse(
            responseCode = "200",
            description = "Where the case stands now",
            content = @Content(schema = @Schema(implementation = CaseProgressJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    @ApiResponse(responseCode = "403", description = "The step is for somebody else, or is mandatory and to be skipped")
    @ApiResponse(responseCode = "404", description = "No such case, procedure, step or action")
    @ApiResponse(responseCode = "409", description = "Not as the step stands; the problem names what comes first")
    @ApiResponse(responseCode = "412", description = "The case has changed since the revision of If-Match")
    public Response performStep(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @PathParam("procedure") String procedure,
            @PathParam("step") String step,
            @Parameter(description = "do, skip or reopen") @PathParam("action") String action,
            @Parameter(description = "The case's ETag") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = StepParameters.class))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        StepCommand command = StepCommand.of(action, JsonForm.readMembers(body));
        return CaseProgressJson.response(procedures.perform(
                Requests.caller(security),
                CaseKey.of(key),
                Requests.expectedRevision(ifMatch),
                procedure,
                step,
                command));
    }

    @POST
    @Path("{procedure}/documents/{action}")
    @RequiresPermission("case:note")
    @Operation(
            operationId = "handleDocuments",
            summary = "Request, receive, check, refuse or waive documents",
            description =
                    "Each takes documents, a list of ids: request {text?, until?} asks the citizen and stops the clock, "
                            + "receive {}, check {}, refuse {reason} asks again, waive {reason}.")
    @ApiResponse(
            responseCode = "200",
            description = "Where the case stands now",
            content = @Content(schema = @Schema(implementation = CaseProgressJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    @ApiResponse(responseCode = "404", description = "No such case, procedure, document or action")
    @ApiResponse(responseCode = "409", description = "Not as a document or the case stands")
    @ApiResponse(responseCode = "412", description = "The case has changed since the revision of If-Match")
    public Response handleDocuments(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @PathParam("procedure") String procedure,
            @Parameter(description = "request, receive, check, refuse or waive") @PathParam("action") String action,
            @Parameter(description = "The case's ETag") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = DocumentParameters.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        DocumentCommand command = DocumentCommand.of(action, new FormData(JsonForm.readMembers(body)));
        return CaseProgressJson.response(procedures.perform(
                Requests.caller(security), CaseKey.of(key), Requests.expectedRevision(ifMatch), procedure, command));
    }

    /** Which procedure the case is to follow. */
    record NewProcedure(String procedure) {}

    /** All that the actions on steps take, for the description of the interface. */
    record StepParameters(String outcome, String reason) {}

    /** All that the actions on documents take, for the description of the interface. */
    record DocumentParameters(List<String> documents, String text, Instant until, String reason) {}
}
