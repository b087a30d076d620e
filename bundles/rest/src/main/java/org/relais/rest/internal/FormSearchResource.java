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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Parameters;
import org.relais.rest.internal.RegisteredFormJson.SummaryJson;
import org.relais.services.ServiceForms;
import org.relais.spi.web.RequiresPermission;

/** Finds the registered forms of one person. The value by which they are found travels in a body, so that no address and no log has it. */
@Component(service = FormSearchResource.class)
@JakartarsResource
@Path("/services/{service}/forms/search")
@Tag(name = "Delegated services")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class FormSearchResource {

    private final ServiceForms forms;

    @Activate
    public FormSearchResource(@Reference ServiceForms forms) {
        this.forms = forms;
    }

    @POST
    @RequiresPermission("office:read")
    @Operation(
            operationId = "findForms",
            summary = "The forms of one person, newest number first, at most 200; nothing is stored",
            description = "Those in which the field has exactly this value, punctuation and case aside.")
    @ApiResponse(responseCode = "200", description = "The forms", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = "A member is missing, malformed or unknown, or the service does not find by this field")
    @ApiResponse(responseCode = "404", description = "No such service, or not for this caller")
    public Items<SummaryJson> find(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SearchJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        String field = given.required("field");
        String value = given.required("value");
        given.check();
        return new Items<>(forms.find(Requests.caller(security), ServicePath.service(service), field, value).stream()
                .map(SummaryJson::of)
                .toList());
    }

    /** By what to find. */
    @Schema(name = "FormSearch")
    record SearchJson(
            @Schema(description = "One of findBy of the service, for example cafatNumber")
            String field,

            String value) {}
}
