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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Parameters;
import org.relais.services.FormCommand;
import org.relais.services.ServiceDisclosures;
import org.relais.spi.web.RequiresPermission;

/** Takes away what a form says, before its retention period is over. */
@Component(service = FormPurgeResource.class)
@JakartarsResource
@Path("/services/{service}/forms/{number}/purge")
@Tag(name = "Delegated services")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class FormPurgeResource {

    private final ServiceDisclosures disclosures;

    @Activate
    public FormPurgeResource(@Reference ServiceDisclosures disclosures) {
        this.disclosures = disclosures;
    }

    @POST
    @RequiresPermission("office:read")
    @Operation(
            operationId = "purgeForm",
            summary = "Take away what a form says, and its documents",
            description = "Its number, its states and its place on a slip stay. Done again, it changes nothing.")
    @ApiResponse(responseCode = "204", description = "Purged")
    @ApiResponse(responseCode = "400", description = "Without a reason, or with a malformed or unknown member")
    @ApiResponse(responseCode = "403", description = "Without the right to purge forms of the service")
    @ApiResponse(responseCode = "404", description = "No such form or service, or not for this caller")
    @ApiResponse(responseCode = "409", description = "The form is neither returned nor closed")
    public Response purge(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(description = "Registration number") @PathParam("number") String number,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        String reason = given.required("reason");
        given.text("reason", FormCommand.LONGEST);
        given.check();
        disclosures.purge(Requests.caller(security), ServicePath.service(service), number, reason);
        return Response.noContent().build();
    }

    /** Why it need not be kept. */
    @Schema(name = "FormPurge")
    record ReasonJson(
            @Schema(maxLength = FormCommand.LONGEST) String reason) {}
}
