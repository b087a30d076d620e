package org.relais.channel.phone.internal.rest;

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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.channel.phone.internal.handoff.HandOff;
import org.relais.channel.phone.internal.handoff.HandOffs;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;

/** Calls that were handed to a colleague. */
@Component(service = HandOffResource.class)
@JakartarsResource
@Path("/phone/hand-offs")
@Tag(name = "Phone")
@Produces(MediaType.APPLICATION_JSON)
public final class HandOffResource {

    private static final int MAX_NOTE = 4000;
    private static final int MOST = 200;

    private final HandOffs handOffs;

    @Activate
    public HandOffResource(@Reference HandOffs handOffs) {
        this.handOffs = handOffs;
    }

    @GET
    @RequiresPermission(PhonePermissions.READ)
    @Operation(
            operationId = "listHandOffs",
            summary =
                    "Calls handed over by or to the caller, newest first, at most 200; everybody's for who may know of everything")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description = "OFFERED is what waits for an answer",
            schema = @Schema(implementation = HandOff.State.class))
    @ApiResponse(
            responseCode = "200",
            description = "The hand-offs",
            content = @Content(schema = @Schema(implementation = HandOffListJson.class)))
    public HandOffListJson list(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(RequestHead.query(uri.getQueryParameters()));
        HandOff.@Nullable State state = given.choice("state", HandOff.State.class);
        given.check();
        return new HandOffListJson(handOffs.list(RequestHead.caller(security.getUserPrincipal()), state, MOST).stream()
                .map(HandOffJson::of)
                .toList());
    }

    @GET
    @RequiresPermission(PhonePermissions.READ)
    @Path("{handOff}")
    @Operation(operationId = "getHandOff", summary = "A call that was handed over, and what has become of it")
    @ApiResponse(
            responseCode = "200",
            description = "The hand-off",
            content = @Content(schema = @Schema(implementation = HandOffJson.class)))
    @ApiResponse(responseCode = "404", description = "No such hand-off, or not for this caller")
    public HandOffJson get(
            @Parameter(description = "Id of the hand-off") @PathParam("handOff") String handOff,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return HandOffJson.of(handOffs.get(RequestHead.caller(security.getUserPrincipal()), PathId.of(handOff)));
    }

    @POST
    @RequiresPermission(PhonePermissions.WORK)
    @Path("{handOff}/accept")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "acceptHandOff",
            summary = "Take a call; the form that was begun becomes the caller's draft")
    @ApiResponse(
            responseCode = "200",
            description = "The hand-off",
            content = @Content(schema = @Schema(implementation = HandOffJson.class)))
    @ApiResponse(responseCode = "403", description = "It was offered to somebody else")
    @ApiResponse(responseCode = "404", description = "No such hand-off, or not for this caller")
    @ApiResponse(responseCode = "409", description = "It no longer waits for an answer")
    public HandOffJson accept(
            @Parameter(description = "Id of the hand-off") @PathParam("handOff") String handOff,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        new Parameters(PhoneBody.json(body).members()).check();
        return HandOffJson.of(handOffs.accept(RequestHead.caller(security.getUserPrincipal()), PathId.of(handOff)));
    }

    @POST
    @RequiresPermission(PhonePermissions.WORK)
    @Path("{handOff}/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "declineHandOff",
            summary = "Turn a call down {reason}; a cold one becomes a callback for whoever is free")
    @ApiResponse(
            responseCode = "200",
            description = "The hand-off",
            content = @Content(schema = @Schema(implementation = HandOffJson.class)))
    @ApiResponse(responseCode = "400", description = "The reason is missing")
    @ApiResponse(responseCode = "403", description = "It was offered to somebody else")
    @ApiResponse(responseCode = "404", description = "No such hand-off, or not for this caller")
    @ApiResponse(responseCode = "409", description = "It no longer waits for an answer")
    public HandOffJson decline(
            @Parameter(description = "Id of the hand-off") @PathParam("handOff") String handOff,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = DeclineJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(PhoneBody.json(body).members());
        String reason = given.required("reason");
        given.text("reason", MAX_NOTE);
        given.check();
        return HandOffJson.of(
                handOffs.decline(RequestHead.caller(security.getUserPrincipal()), PathId.of(handOff), reason));
    }

    /** A call that was handed over. */
    @Schema(name = "HandOff")
    record HandOffJson(
            String id,
            String callId,
            String from,
            String to,
            HandOff.Kind kind,
            @Nullable String note,
            ContactJson contact,
            HandOff.State state,
            Instant offeredAt,
            Instant acceptBefore,
            @Nullable Instant answeredAt,
            @Nullable String reason,
            @Nullable UUID callback) {

        static HandOffJson of(HandOff handOff) {
            return new HandOffJson(
                    handOff.id().toString(),
                    handOff.callId(),
                    handOff.from(),
                    handOff.to(),
                    handOff.kind(),
                    handOff.note(),
                    new ContactJson(handOff.contactName(), handOff.contactNumber()),
                    handOff.state(),
                    handOff.offeredAt(),
                    handOff.dueAt(),
                    handOff.answeredAt(),
                    handOff.reason(),
                    handOff.callback());
        }
    }

    /** How the citizen can be reached. */
    @Schema(name = "HandOffContact")
    record ContactJson(@Nullable String name, @Nullable String number) {}

    /** Several hand-offs. */
    @Schema(name = "HandOffs")
    record HandOffListJson(List<HandOffJson> items) {}

    /** What turning down takes, for the description of the interface. */
    @Schema(name = "HandOffRefusal")
    record DeclineJson(String reason) {}
}
