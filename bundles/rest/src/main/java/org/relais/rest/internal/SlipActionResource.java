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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.intake.FormData;
import org.relais.services.LineOutcome;
import org.relais.services.SlipCommand;
import org.relais.services.TransmittalSlips;
import org.relais.spi.web.RequiresPermission;

/** Works transmittal slips, one action at a time. */
@Component(service = SlipActionResource.class)
@JakartarsResource
@Path("/services/{service}/slips/{slip}/actions/{action}")
@Tag(name = "Delegated services")
// a request without a body has no type, which the runtime takes for octets
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
@Produces(MediaType.APPLICATION_JSON)
public final class SlipActionResource {

    private final TransmittalSlips slips;

    @Activate
    public SlipActionResource(@Reference TransmittalSlips slips) {
        this.slips = slips;
    }

    @POST
    @RequiresPermission("office:read")
    @Operation(
            operationId = "performSlipAction",
            summary = "Do something to a transmittal slip",
            description =
                    "Each action takes its own members: add {forms?} (without any, every complete form of the destination "
                            + "that there is room for, oldest first), remove {forms}, freeze {} (it gets its number), reopen {reason}, "
                            + "transmit {} (frozen for ever), decide {form, outcome: ACKNOWLEDGED|REJECTED|MISSING, code?, reason?} (a "
                            + "rejection has both), reconsider {form, reason}, follow-up {form, note}, close {}.")
    @ApiResponse(
            responseCode = "200",
            description = "The slip as it stands now",
            content = @Content(schema = @Schema(implementation = SlipJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A member is missing, malformed or unknown; the problem names every one")
    @ApiResponse(responseCode = "403", description = "Without the right to hand over forms of the service")
    @ApiResponse(responseCode = "404", description = "No such slip, service or action, or not for this caller")
    @ApiResponse(
            responseCode = "409",
            description =
                    "Not in this state: the problem names the allowed actions. Or a form cannot be added or is not on the "
                            + "slip, the slip is empty or full, another one that has forms or a number is open for the destination, or, for close, forms are not "
                            + "accounted for: difference names them")
    @ApiResponse(responseCode = "412", description = "The slip has changed since the revision of If-Match")
    public Response perform(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(description = "Number or id") @PathParam("slip") String slip,
            @Parameter(description = "One of the slip's allowedActions") @PathParam("action") String action,
            @Parameter(description = "The slip's ETag") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = ParametersJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        SlipCommand command = SlipCommand.of(action, new FormData(JsonForm.readMembers(body)));
        return SlipJson.response(slips.execute(
                Requests.caller(security),
                ServicePath.service(service),
                slip,
                command,
                Requests.expectedRevision(ifMatch)));
    }

    /** All that actions take, for the description of the interface; forms are named by their registration numbers. */
    @Schema(name = "SlipActionParameters")
    record ParametersJson(
            List<String> forms,
            String form,
            LineOutcome outcome,

            @Schema(description = "One of the codes of the service")
            String code,

            @Schema(maxLength = SlipCommand.LONGEST) String reason,
            @Schema(maxLength = SlipCommand.LONGEST) String note) {}
}
