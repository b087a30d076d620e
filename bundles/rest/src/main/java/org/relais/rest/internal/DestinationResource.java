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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
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
import org.relais.services.ServiceDestinations;
import org.relais.services.ServiceDestinations.DestinationView;
import org.relais.services.ServiceDestinations.NewDestination;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** The partners to whom forms of a delegated service are handed. */
@Component(service = DestinationResource.class)
@JakartarsResource
@Path("/services/{service}/destinations")
@Tag(name = "Delegated services")
@Produces(MediaType.APPLICATION_JSON)
public final class DestinationResource {

    private final ServiceDestinations destinations;

    @Activate
    public DestinationResource(@Reference ServiceDestinations destinations) {
        this.destinations = destinations;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(
            operationId = "listDestinations",
            summary = "The destinations of a service, also those to whom nothing is handed any more")
    @ApiResponse(
            responseCode = "200",
            description = "The destinations by id; the revision of each is its ETag",
            useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No such service, or not for this caller")
    public Items<DestinationJson> list(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return new Items<>(destinations.list(Requests.caller(security), ServicePath.service(service)).stream()
                .map(DestinationJson::of)
                .toList());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("office:read")
    @Operation(
            operationId = "putDestination",
            summary = "Add a destination, or replace what is said about one",
            description =
                    "The change stands in the journal of the office. Forms that were meant for one to whom nothing is handed any more find another one by the action assess.")
    @ApiResponse(
            responseCode = "200",
            description = "The destination as it stands now",
            content = @Content(schema = @Schema(implementation = DestinationJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    @ApiResponse(responseCode = "403", description = "Without the right to configure the service")
    @ApiResponse(responseCode = "404", description = "No such service, or not for this caller")
    @ApiResponse(responseCode = "412", description = "Edited since the revision of If-Match")
    public Response put(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(description = "1 to 40 capital letters, digits and hyphens") @PathParam("id") String id,
            @Parameter(description = "The destination's revision; \"0\" for a new one")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = EditJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        EditForm form = EditForm.read(body);
        LocalizedText name = form.localized("name");
        boolean active = form.flag("active", true);
        NewDestination destination = new NewDestination(name, form.texts().optional("address"), active);
        form.check();
        DestinationView put = destinations.put(
                Requests.caller(security),
                ServicePath.service(service),
                id,
                destination,
                Requests.expectedRevision(ifMatch));
        return Response.ok(DestinationJson.of(put))
                .tag(new EntityTag(Long.toString(put.revision())))
                .build();
    }

    /** What is to be kept about a destination. */
    @Schema(name = "DestinationEdit")
    record EditJson(
            LocalizedText name,

            @Schema(maxLength = 500, description = "As it stands on slips, its lines separated by line breaks")
            @Nullable
            String address,

            @Schema(defaultValue = "true", description = "False when nothing is handed to it any more")
            boolean active) {}

    /** A destination. */
    @Schema(name = "Destination")
    record DestinationJson(
            String id, LocalizedText name, @Nullable String address, boolean active, long revision) {

        static DestinationJson of(DestinationView destination) {
            return new DestinationJson(
                    destination.id(),
                    destination.name(),
                    destination.address(),
                    destination.active(),
                    destination.revision());
        }
    }
}
