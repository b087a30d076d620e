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
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.directory.ChannelId;
import org.relais.intake.Channels;
import org.relais.intake.IntakeDesk;
import org.relais.intake.IntakeReceipt;
import org.relais.intake.Submission;
import org.relais.modes.OperatingMode;
import org.relais.modes.OperatingModes;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** The ways in which requests reach the office, and the door through which they come in. */
@Component(service = ChannelResource.class)
@JakartarsResource
@Path("/channels")
@Tag(name = "Intake")
@Produces(MediaType.APPLICATION_JSON)
public final class ChannelResource {

    private static final int OK = Response.Status.OK.getStatusCode();
    private static final int CREATED = Response.Status.CREATED.getStatusCode();

    private final Channels channels;
    private final OperatingModes modes;
    private final IntakeDesk desk;

    @Activate
    public ChannelResource(@Reference Channels channels, @Reference OperatingModes modes, @Reference IntakeDesk desk) {
        this.channels = channels;
        this.modes = modes;
        this.desk = desk;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(
            operationId = "listChannels",
            summary = "Channels, whether they are open, their forms, and the mode in which the office works",
            description = "The channel of a delegated service is listed for who may read the service.")
    public ChannelsJson list(@Parameter(hidden = true) @Context SecurityContext security) {
        OperatingMode mode = modes.current();
        return new ChannelsJson(
                new ModeNotice(mode.id(), mode.name(), mode.notice()),
                channels.list(Requests.caller(security)).stream()
                        .map(ChannelJson::of)
                        .toList());
    }

    /** All channels, and what citizens are told about the office as a whole. */
    @Schema(name = "Channels")
    record ChannelsJson(ModeNotice mode, List<ChannelJson> items) {}

    /** The mode in force, for citizens. */
    @Schema(name = "ModeNotice")
    record ModeNotice(
            String id, LocalizedText name, @Nullable LocalizedText notice) {}

    @POST
    @RequiresPermission({"intake:receive", "intake:receive-form"})
    @Path("{channel}/intakes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "receiveIntake",
            summary = "Hand in a request",
            description = "Stored for good once answered. The same key and body answer the first result again.")
    @ApiResponse(
            responseCode = "201",
            description = "Received",
            content = @Content(schema = @Schema(implementation = IntakeJson.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Received before with this key",
            content = @Content(schema = @Schema(implementation = IntakeJson.class)))
    @ApiResponse(
            responseCode = "400",
            description =
                    "The form or the key is wrong, or the form holds a character or a number that nothing can store, or a member that"
                            + " must not be stored; nothing is stored")
    @ApiResponse(responseCode = "404", description = "No such channel, or not for this caller")
    @ApiResponse(responseCode = "409", description = "The key was used with another body")
    @ApiResponse(
            responseCode = "422",
            description =
                    "The channel is suspended: the problem has the reason and the alternatives; or a rule of the office refuses it;"
                            + " or it holds forms of several services")
    @ApiResponse(
            responseCode = "503",
            description = "Nobody can say for now whether it may be stored; nothing is stored")
    public Response receive(
            @Parameter(description = "Id of the channel") @PathParam("channel") String channel,
            @Parameter(
                            required = true,
                            description = "1 to 255 printable characters, the sender's own name for this request")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @Parameter(
                            description =
                                    "Why it is handed in although the channel is suspended; in UTF-8, percent-encoded when it has"
                                            + " other than ASCII characters. Needs channel:override, and is journaled")
                    @HeaderParam("Relais-Override")
                    @Nullable
                    String override,
            @RequestBody(
                            required = true,
                            description = "After the form of the channel",
                            content = @Content(schema = @Schema(type = "object")))
                    InputStream body,
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Submission submission = Submission.of(key, JsonForm.read(body), Requests.headerText(override));
        IntakeReceipt receipt = desk.receive(Requests.caller(security), new ChannelId(channel), submission);
        IntakeJson intake = IntakeJson.of(receipt.intake());
        return Response.status(receipt.repeated() ? OK : CREATED)
                .header(
                        HttpHeaders.LOCATION,
                        uri.getBaseUriBuilder()
                                .path("intakes")
                                .path(intake.id())
                                .build()
                                .getRawPath())
                .entity(intake)
                .build();
    }
}
