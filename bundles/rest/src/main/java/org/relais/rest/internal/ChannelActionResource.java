package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
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
import org.relais.directory.ChannelId;
import org.relais.errors.Parameters;
import org.relais.intake.ChannelSuspensions;
import org.relais.intake.SuspensionEdit;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Suspends channels and resumes them. */
@Component(service = ChannelActionResource.class)
@JakartarsResource
@Path("/channels/{channel}/actions")
@Tag(name = "Intake")
@Produces(MediaType.APPLICATION_JSON)
public final class ChannelActionResource {

    private static final int LONGEST_REASON = 2000;

    private final ChannelSuspensions suspensions;

    @Activate
    public ChannelActionResource(@Reference ChannelSuspensions suspensions) {
        this.suspensions = suspensions;
    }

    @POST
    @RequiresPermission("channel:suspend")
    @Path("suspend")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "suspendChannel",
            summary = "Have a channel take nothing for a while",
            description =
                    "What is sent to it is refused with the reason and the alternatives. What it had received goes on.")
    @ApiResponse(responseCode = "200", description = "The channel as it is now")
    @ApiResponse(
            responseCode = "400",
            description = "A member is missing, unknown or malformed; the problem names every one")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    @ApiResponse(responseCode = "404", description = "No such channel")
    public ChannelJson suspend(
            @Parameter(description = "Id of the channel") @PathParam("channel") String channel,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SuspensionBody.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        SuspensionEdit edit = SuspensionEdit.of(JsonForm.read(body));
        return ChannelJson.of(suspensions.suspend(Requests.caller(security), new ChannelId(channel), edit));
    }

    @POST
    @RequiresPermission("channel:suspend")
    @Path("resume")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "resumeChannel",
            summary = "Have a suspended channel take requests again",
            description = "While the operating mode suspends it too, it stays suspended.")
    @ApiResponse(responseCode = "200", description = "The channel as it is now")
    @ApiResponse(responseCode = "400", description = "A member is unknown or malformed")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    @ApiResponse(responseCode = "404", description = "No such channel")
    @ApiResponse(responseCode = "409", description = "No person has suspended it")
    public ChannelJson resume(
            @Parameter(description = "Id of the channel") @PathParam("channel") String channel,
            @RequestBody(content = @Content(schema = @Schema(implementation = ResumeBody.class))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        @Nullable String reason = given.text("reason", LONGEST_REASON);
        given.check();
        return ChannelJson.of(suspensions.resume(Requests.caller(security), new ChannelId(channel), reason));
    }

    /** What to send; read by {@link SuspensionEdit#of}. */
    @Schema(name = "ChannelSuspension")
    record SuspensionBody(
            LocalizedText reason,

            @Schema(description = "What citizens can do instead") @Nullable
            List<LocalizedText> alternatives,

            @Schema(description = "When it ends by itself") @Nullable
            Instant until) {}

    /** What may be sent. */
    @Schema(name = "ChannelResumption")
    record ResumeBody(@Nullable String reason) {}
}
