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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.services.FormCommand;
import org.relais.services.ServiceDisclosures;
import org.relais.services.ServiceId;
import org.relais.spi.web.RequiresPermission;

/** Hands out everything that a delegated service holds about one person. */
@Component(service = DisclosureResource.class)
@JakartarsResource
@Path("/services/{service}/disclosures")
@Tag(name = "Delegated services")
@Consumes(MediaType.APPLICATION_JSON)
public final class DisclosureResource {

    private static final String ZIP = "application/zip";

    private final ServiceDisclosures disclosures;

    @Activate
    public DisclosureResource(@Reference ServiceDisclosures disclosures) {
        this.disclosures = disclosures;
    }

    @POST
    @Produces(ZIP)
    @RequiresPermission("office:read")
    @Operation(
            operationId = "disclose",
            summary = "Everything that is held about one person, as a ZIP archive",
            description =
                    "person.json with the forms, what happened to them, the slips they were on, the notes of their cases and who has "
                            + "read them, with what was handed in and waits or was rejected, and every document. Found as findForms "
                            + "finds. It stands in the journal of the office, without saying about whom. "
                            + "An answer that breaks off is not complete: ask again.")
    @ApiResponse(
            responseCode = "200",
            description = "The archive, to be saved",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "400",
            description = "A member is missing, malformed or unknown, or the service does not find by this field")
    @ApiResponse(responseCode = "403", description = "Without the right to disclose what the service holds")
    @ApiResponse(responseCode = "404", description = "No such service, or not for this caller")
    public Response disclose(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RequestJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        String field = given.required("field");
        String value = given.required("value");
        String reason = given.required("reason");
        given.text("reason", FormCommand.LONGEST);
        given.check();
        Caller caller = Requests.caller(security);
        ServiceId id = ServicePath.service(service);
        StreamingOutput zip = out -> disclosures.disclose(caller, id, field, value, reason, out);
        return ContentAnswer.made("disclosure-" + id + ".zip", ZIP, zip);
    }

    /** About whom, and why. */
    @Schema(name = "DisclosureRequest")
    record RequestJson(
            @Schema(description = "One of findBy of the service, for example cafatNumber")
            String field,

            String value,
            @Schema(maxLength = FormCommand.LONGEST) String reason) {}
}
