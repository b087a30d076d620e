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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.intake.FormData;
import org.relais.services.FormCommand;
import org.relais.services.ServiceForms;
import org.relais.spi.web.RequiresPermission;

/** Works registered forms, one action at a time. */
@Component(service = FormActionResource.class)
@JakartarsResource
@Path("/services/{service}/forms/{number}/actions/{action}")
@Tag(name = "Delegated services")
// a request without a body has no type, which the runtime takes for octets
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
@Produces(MediaType.APPLICATION_JSON)
public final class FormActionResource {

    private final ServiceForms forms;

    @Activate
    public FormActionResource(@Reference ServiceForms forms) {
        this.forms = forms;
    }

    @POST
    @RequiresPermission("office:read")
    @Operation(
            operationId = "performFormAction",
            summary = "Do something to a registered form",
            description =
                    "Each action takes its own members: supply {supplied: members of the form that are missing, and no "
                            + "other}, assess {} (by the rules and destinations of today), return {reason} (to the citizen), close {note} "
                            + "(what the partner refused is settled).")
    @ApiResponse(
            responseCode = "200",
            description = "The form as it stands now",
            content = @Content(schema = @Schema(implementation = RegisteredFormJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A member is missing, malformed or unknown; the problem names every one")
    @ApiResponse(responseCode = "403", description = "Without the right to register forms of the service")
    @ApiResponse(responseCode = "404", description = "No such form, service or action, or not for this caller")
    @ApiResponse(
            responseCode = "409",
            description =
                    "Not in this state: the problem names the allowed actions. Or a member that is supplied is not missing")
    @ApiResponse(responseCode = "412", description = "The form has changed since the revision of If-Match")
    @ApiResponse(
            responseCode = "503",
            description = "The plug-in of the service is away and has to be asked; try again")
    public Response perform(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(description = "Registration number") @PathParam("number") String number,
            @Parameter(description = "One of the form's allowedActions") @PathParam("action") String action,
            @Parameter(description = "The form's ETag") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = ParametersJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        FormCommand command = FormCommand.of(action, new FormData(JsonForm.readMembers(body)));
        return RegisteredFormJson.response(forms.execute(
                Requests.caller(security),
                ServicePath.service(service),
                number,
                command,
                Requests.expectedRevision(ifMatch)));
    }

    /** All that actions take, for the description of the interface. */
    @Schema(name = "FormActionParameters")
    record ParametersJson(
            @Schema(implementation = Object.class, type = "object")
            Map<String, Object> supplied,

            @Schema(maxLength = FormCommand.LONGEST) String reason,
            @Schema(maxLength = FormCommand.LONGEST) String note) {}
}
