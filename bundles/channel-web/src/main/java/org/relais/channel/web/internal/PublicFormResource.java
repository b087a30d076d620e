package org.relais.channel.web.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.spi.web.OpenToPublic;

/** The forms that citizens can fill in. */
@Component(service = PublicFormResource.class)
@JakartarsResource
@Path("/public/forms")
@Tag(name = "Public")
@Produces(MediaType.APPLICATION_JSON)
public final class PublicFormResource {

    private static final String WHY = "Citizens have no account; forms hold nothing but what the office publishes.";

    private final PublicForms forms;

    @Activate
    public PublicFormResource(@Reference PublicForms forms) {
        this.forms = forms;
    }

    @GET
    @OpenToPublic(WHY)
    @Operation(
            operationId = "listPublicForms",
            summary = "Topics that take web requests, the documents they need, and the text to agree to")
    @ApiResponse(
            responseCode = "200",
            description = "The topics",
            content = @Content(schema = @Schema(implementation = FormsJson.class)))
    public FormsJson list() {
        return forms.list();
    }

    @GET
    @Path("{topic}")
    @OpenToPublic(WHY)
    @Operation(operationId = "getPublicForm", summary = "The form for one topic, as a JSON Schema 2020-12")
    @ApiResponse(
            responseCode = "200",
            description = "The schema",
            content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "404", description = "No form for this topic")
    public String get(@Parameter(description = "Id of the topic") @PathParam("topic") String topic) {
        return forms.schema(topic).toString();
    }
}
