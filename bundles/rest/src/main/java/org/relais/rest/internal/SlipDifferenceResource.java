package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.rest.internal.SlipJson.DifferenceJson;
import org.relais.services.TransmittalSlips;
import org.relais.spi.web.RequiresPermission;

/** What was handed over and is not accounted for. */
@Component(service = SlipDifferenceResource.class)
@JakartarsResource
@Path("/services/{service}/differences")
@Tag(name = "Delegated services")
@Produces(MediaType.APPLICATION_JSON)
public final class SlipDifferenceResource {

    private final TransmittalSlips slips;

    @Activate
    public SlipDifferenceResource(@Reference TransmittalSlips slips) {
        this.slips = slips;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(
            operationId = "listDifferences",
            summary = "Every form that was handed over and is neither acknowledged nor rejected",
            description = "Those that wait longest first, at most 1000.")
    @ApiResponse(responseCode = "200", description = "The forms, each with its slip", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No such service, or not for this caller")
    public Items<DifferenceJson> list(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return new Items<>(slips.differences(Requests.caller(security), ServicePath.service(service)).stream()
                .map(DifferenceJson::of)
                .toList());
    }
}
