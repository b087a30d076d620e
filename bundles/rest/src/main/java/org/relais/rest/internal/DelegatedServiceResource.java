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
import org.relais.rest.internal.DelegatedServiceJson.WarningJson;
import org.relais.services.DelegatedServices;
import org.relais.spi.web.RequiresPermission;

/** The services that partners delegate to the desk. */
@Component(service = DelegatedServiceResource.class)
@JakartarsResource
@Path("/services")
@Tag(name = "Delegated services")
@Produces(MediaType.APPLICATION_JSON)
public final class DelegatedServiceResource {

    private final DelegatedServices services;

    @Activate
    public DelegatedServiceResource(@Reference DelegatedServices services) {
        this.services = services;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(
            operationId = "listServices",
            summary = "The delegated services that the caller may work with, with the forms of those that are there")
    @ApiResponse(responseCode = "200", description = "The services by id", useReturnTypeSchema = true)
    public Items<DelegatedServiceJson> list(@Parameter(hidden = true) @Context SecurityContext security) {
        return new Items<>(services.list(Requests.caller(security)).stream()
                .map(DelegatedServiceJson::of)
                .toList());
    }

    @GET
    @Path("{service}")
    @RequiresPermission("office:read")
    @Operation(operationId = "getService", summary = "One delegated service")
    @ApiResponse(responseCode = "200", description = "The service", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No such service, or not for this caller")
    public DelegatedServiceJson get(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return DelegatedServiceJson.of(services.get(Requests.caller(security), ServicePath.service(service)));
    }

    @GET
    @Path("{service}/warnings")
    @RequiresPermission("office:read")
    @Operation(
            operationId = "listServiceWarnings",
            summary = "What has waited for longer than the service's time limits",
            description = "Those that wait longest first, at most 200 of each kind. Warnings never block anything.")
    @ApiResponse(responseCode = "200", description = "The warnings", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No such service, or not for this caller")
    public Items<WarningJson> warnings(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return new Items<>(services.warnings(Requests.caller(security), ServicePath.service(service)).stream()
                .map(WarningJson::of)
                .toList());
    }
}
