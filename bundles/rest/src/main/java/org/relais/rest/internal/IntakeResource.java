package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.intake.ContactOutcome;
import org.relais.intake.FormData;
import org.relais.intake.IntakeAction;
import org.relais.intake.IntakeActions;
import org.relais.intake.IntakeDesk;
import org.relais.intake.IntakeId;
import org.relais.intake.IntakeWorklist;
import org.relais.intake.WorklistQuery;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** What has become of requests handed in, and the worklist of those that wait. */
@Component(service = IntakeResource.class)
@JakartarsResource
@Path("/intakes")
@Tag(name = "Intake")
@Produces(MediaType.APPLICATION_JSON)
public final class IntakeResource {

    private final IntakeDesk desk;
    private final IntakeWorklist worklist;
    private final OfficeDirectory directory;

    @Activate
    public IntakeResource(
            @Reference IntakeDesk desk, @Reference IntakeWorklist worklist, @Reference OfficeDirectory directory) {
        this.desk = desk;
        this.worklist = worklist;
        this.directory = directory;
    }

    @GET
    @RequiresPermission("intake:work")
    @Operation(
            operationId = "listIntakes",
            summary = "What waits at the intake desk, the oldest first, one page",
            description =
                    "Intakes whose channel is away, failing or too slow, those that are held, and those that their channel refused "
                            + "after they were accepted and that nobody has seen to (unsettled), each with the reason. "
                            + "Members of departments see those that were handed to them.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description = "STAMPED, HELD, REJECTED, with commas; unless given, whatever nobody has settled")
    @Parameter(in = ParameterIn.QUERY, name = "channel", description = "Id")
    @Parameter(in = ParameterIn.QUERY, name = "assignee", description = "Account")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "20"))
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "next of the page before")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = WaitingIntakeJson.PageJson.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed")
    public WaitingIntakeJson.PageJson list(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        WorklistQuery query = WorklistQuery.of(Requests.query(uri.getQueryParameters()));
        return WaitingIntakeJson.PageJson.of(worklist.find(Requests.caller(security), query));
    }

    @GET
    @RequiresPermission("intake:read")
    @Path("{intake}")
    @Operation(
            operationId = "getIntake",
            summary = "One intake as it stands now",
            description =
                    "For whoever works the worklist, with work: attempts, assignee, revision and all that was handed in.")
    @ApiResponse(
            responseCode = "200",
            description = "The intake",
            content = @Content(schema = @Schema(implementation = IntakeJson.class)))
    @ApiResponse(responseCode = "404", description = "No such intake, or not for this caller")
    public Response get(
            @Parameter(description = "Id of the intake") @PathParam("intake") String intake,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Caller caller = Requests.caller(security);
        IntakeId id = id(intake);
        return worklist.mayWork(caller, id)
                ? IntakeJson.response(worklist.get(caller, id))
                : Response.ok(IntakeJson.of(desk.get(caller, id))).build();
    }

    @POST
    @RequiresPermission("intake:work")
    @Path("{intake}/actions/{action}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "performIntakeAction",
            summary = "Do something about an intake that nobody has settled",
            description =
                    "retry {} asks its channel at once; assign {agent} hands it to a person, who is notified; release {}; "
                            + "register {subject, description?, topic?, site?, department?, requester?, outcome?} says in place of its channel what "
                            + "it means (no subject for an outcome that opens no case); reject {reason}; after these two its channel is never asked again. "
                            + "settle {reason} says that somebody has seen to what the channel refused, and what was done.")
    @ApiResponse(
            responseCode = "200",
            description = "The intake as it stands now",
            content = @Content(schema = @Schema(implementation = IntakeJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A member is missing, malformed or unknown; the problem names every one")
    @ApiResponse(responseCode = "404", description = "No such intake or action, or not for this caller")
    @ApiResponse(
            responseCode = "409",
            description = "It is registered already, or rejected for good; or settle without a refusal")
    @ApiResponse(responseCode = "412", description = "It has changed since the revision of If-Match")
    public Response perform(
            @Parameter(description = "Id of the intake") @PathParam("intake") String intake,
            @Parameter(description = "retry, assign, release, register, reject or settle") @PathParam("action")
                    String action,
            @Parameter(description = "The intake's ETag") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = IntakeActionParameters.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        IntakeAction wanted = IntakeActions.of(action, new FormData(JsonForm.readMembers(body)), directory.office());
        return IntakeJson.response(
                worklist.perform(Requests.caller(security), id(intake), Requests.expectedRevision(ifMatch), wanted));
    }

    private static IntakeId id(String intake) {
        return IntakeId.parse(intake)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Ce n'est pas un identifiant d'entrée.", "This is no intake's id.")));
    }

    /** All that actions take, for the description of the interface. */
    record IntakeActionParameters(
            String agent,
            String reason,
            String subject,
            String description,
            String topic,
            String site,
            String department,
            RequesterParameters requester,
            ContactOutcome outcome) {

        record RequesterParameters(
                String firstName, String lastName, String phone, String email, String language, String organisation) {}
    }
}
