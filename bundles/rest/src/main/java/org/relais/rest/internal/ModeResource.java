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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.modes.ModeChange;
import org.relais.modes.ModeStatus;
import org.relais.modes.OperatingModes;
import org.relais.spi.web.RequiresPermission;

/** The mode in which the office works. */
@Component(service = ModeResource.class)
@JakartarsResource
@Path("/office/mode")
@Tag(name = "Office")
@Produces(MediaType.APPLICATION_JSON)
public final class ModeResource {

    private final OperatingModes modes;

    @Activate
    public ModeResource(@Reference OperatingModes modes) {
        this.modes = modes;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(
            operationId = "getOfficeMode",
            summary = "The operating mode in force, what it changes, and all modes of the office")
    @ApiResponse(
            responseCode = "200",
            description = "The mode; its revision is the ETag for a switch",
            content = @Content(schema = @Schema(implementation = ModeJson.class)))
    public Response get(@Parameter(hidden = true) @Context SecurityContext security) {
        return response(modes.status(Requests.caller(security)));
    }

    @PUT
    @RequiresPermission("mode:switch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "switchOfficeMode",
            summary = "Switch to another mode",
            description =
                    "Switches channels, notices and routing rules at one moment. Open cases go on; what people suspended stays so."
                            + " Switching back restores what was before.")
    @ApiResponse(
            responseCode = "200",
            description = "The mode as it is now",
            content = @Content(schema = @Schema(implementation = ModeJson.class)))
    @ApiResponse(responseCode = "400", description = "The office has no such mode, or the reason is missing")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    @ApiResponse(responseCode = "412", description = "Somebody has switched since the revision of If-Match")
    public Response put(
            @Parameter(description = "The revision of the mode in quotation marks")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ModeBody.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        ModeChange change = ModeChange.of(JsonForm.read(body));
        return response(modes.switchTo(Requests.caller(security), change, Requests.expectedRevision(ifMatch)));
    }

    private static Response response(ModeStatus status) {
        return Response.ok(ModeJson.of(status))
                .tag(String.valueOf(status.revision()))
                .build();
    }

    /** What to send; read by {@link ModeChange#of}. */
    @Schema(name = "OfficeModeChange")
    record ModeBody(@Schema(example = "lockdown") String mode, String reason) {}
}
