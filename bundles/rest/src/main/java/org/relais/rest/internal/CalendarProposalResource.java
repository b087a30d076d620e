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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.calendar.CalendarProposal;
import org.relais.calendar.CalendarProposals;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Takes holiday feeds, and people's decisions on what they propose. */
@Component(service = CalendarProposalResource.class)
@JakartarsResource
@Path("/calendar/proposals")
@Tag(name = "Calendar")
@Produces(MediaType.APPLICATION_JSON)
public final class CalendarProposalResource {

    private final CalendarProposals proposals;

    @Activate
    public CalendarProposalResource(@Reference CalendarProposals proposals) {
        this.proposals = proposals;
    }

    @POST
    @RequiresPermission("calendar:edit")
    @Consumes("text/calendar")
    @Operation(
            operationId = "proposeClosures",
            summary = "Propose the all-day events of an iCalendar as closures",
            description = "Repeatable: an event is known by its UID. Nothing is in force before a person accepts it.")
    @RequestBody(required = true, content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "Everything that the feed says, and what it would change",
            content = @Content(schema = @Schema(implementation = ProposalsJson.class)))
    @ApiResponse(responseCode = "400", description = "The feed cannot be used; the problem names lines and fields")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    public ProposalsJson propose(
            @Parameter(hidden = true) InputStream body, @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        byte[] feed = body.readNBytes(CalendarProposals.MAX_BYTES + 1);
        return new ProposalsJson(proposals.propose(Requests.caller(security), feed));
    }

    @GET
    @RequiresPermission("calendar:edit")
    @Operation(operationId = "listCalendarProposals", summary = "What holiday feeds propose, by date")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            schema = @Schema(allowableValues = {"PENDING", "ACCEPTED", "REFUSED"}))
    @ApiResponse(
            responseCode = "200",
            description = "The proposals",
            content = @Content(schema = @Schema(implementation = ProposalsJson.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed")
    public ProposalsJson list(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        CalendarProposal.@Nullable State state = given.choice("state", CalendarProposal.State.class);
        given.check();
        return new ProposalsJson(proposals.list(Requests.caller(security), state));
    }

    @POST
    @Path("{proposal}/accept")
    @RequiresPermission("calendar:edit")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(operationId = "acceptCalendarProposal", summary = "Close the office on a proposed day")
    @RequestBody(content = @Content(schema = @Schema(implementation = AcceptanceBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The proposal, now accepted",
            content = @Content(schema = @Schema(implementation = CalendarProposal.class)))
    @ApiResponse(responseCode = "404", description = "No such proposal")
    @ApiResponse(responseCode = "409", description = "It is decided already")
    @ApiResponse(responseCode = "422", description = "The day has exceptional hours, which would win")
    public CalendarProposal accept(
            @PathParam("proposal") String id,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        @Nullable String decree = given.text("decree", 200);
        given.check();
        return proposals.accept(Requests.caller(security), id(id), decree);
    }

    @POST
    @Path("{proposal}/refuse")
    @RequiresPermission("calendar:edit")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(operationId = "refuseCalendarProposal", summary = "Leave a proposed day as it is")
    @RequestBody(content = @Content(schema = @Schema(implementation = RefusalBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The proposal, now refused",
            content = @Content(schema = @Schema(implementation = CalendarProposal.class)))
    @ApiResponse(responseCode = "404", description = "No such proposal")
    @ApiResponse(responseCode = "409", description = "It is decided already")
    public CalendarProposal refuse(
            @PathParam("proposal") String id,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        @Nullable String reason = given.text("reason", 2000);
        given.check();
        return proposals.refuse(Requests.caller(security), id(id), reason);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw RelaisException.of(
                    Errors.NOT_FOUND,
                    new LocalizedText("Il n'y a pas de proposition « %s ».", "There is no proposal '%s'.")
                            .formatted(text));
        }
    }

    /** Proposals. */
    @Schema(name = "CalendarProposals")
    record ProposalsJson(List<CalendarProposal> items) {}

    /** What an acceptance may say. */
    @Schema(name = "ProposalAcceptance")
    record AcceptanceBody(@Nullable String decree) {}

    /** What a refusal may say. */
    @Schema(name = "ProposalRefusal")
    record RefusalBody(@Nullable String reason) {}
}
