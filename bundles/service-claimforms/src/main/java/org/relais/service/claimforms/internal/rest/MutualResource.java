package org.relais.service.claimforms.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.identity.Caller;
import org.relais.service.claimforms.internal.mutuals.JournaledMutuals;
import org.relais.service.claimforms.internal.mutuals.Mutual;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;

/**
 * Mutuals over REST. The door lets everybody of the office through, so that whoever may not know of the service is told by
 * {@link JournaledMutuals} that there is none, and not that something is forbidden.
 */
@Component(service = MutualResource.class)
@JakartarsResource
@Path("/services/claim-forms/mutuals")
@Tag(name = "Claim forms")
@Produces(MediaType.APPLICATION_JSON)
public final class MutualResource {

    private final JournaledMutuals mutuals;

    @Activate
    public MutualResource(@Reference JournaledMutuals mutuals) {
        this.mutuals = mutuals;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(
            operationId = "listClaimFormMutuals",
            summary = "The mutuals to which claim forms go, also those that are no longer active")
    @ApiResponse(
            responseCode = "200",
            description = "By code",
            content = @Content(schema = @Schema(implementation = MutualJson.ListJson.class)))
    @ApiResponse(responseCode = "404", description = "The caller may neither read nor configure claim forms")
    public MutualJson.ListJson list(@Parameter(hidden = true) @Context SecurityContext security) {
        return new MutualJson.ListJson(mutuals.list(RequestHead.caller(security.getUserPrincipal())).stream()
                .map(MutualJson::of)
                .toList());
    }

    @GET
    @Path("{code}")
    @RequiresPermission("office:read")
    @Operation(operationId = "getClaimFormMutual", summary = "One mutual")
    @ApiResponse(
            responseCode = "200",
            description = "The mutual; its revision is the ETag",
            content = @Content(schema = @Schema(implementation = MutualJson.class)))
    @ApiResponse(
            responseCode = "404",
            description = "No such mutual, or the caller may neither read nor configure claim forms")
    public Response get(@PathParam("code") String code, @Parameter(hidden = true) @Context SecurityContext security) {
        return response(mutuals.get(RequestHead.caller(security.getUserPrincipal()), code));
    }

    @PUT
    @Path("{code}")
    @RequiresPermission("office:read")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putClaimFormMutual",
            summary = "Add a mutual, or replace what is said about one",
            description =
                    "Needs claim-forms:configure. Forms that name it by its code, its name or an alias, whatever the case and"
                            + " accents, go to its destination unless the care is covered at 100 %. Registered forms stay where they go"
                            + " until they are assessed again. One that is not active counts as unknown.")
    @ApiResponse(
            responseCode = "200",
            description = "The mutual as it stands now; aliases that say nothing new are left out",
            content = @Content(schema = @Schema(implementation = MutualJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A member is missing, malformed or unknown, or means another mutual already")
    @ApiResponse(responseCode = "403", description = "The caller may read claim forms and not configure them")
    @ApiResponse(responseCode = "404", description = "The caller may neither read nor configure claim forms")
    @ApiResponse(responseCode = "409", description = "Changed at the same moment again and again; send it again")
    @ApiResponse(responseCode = "412", description = "Changed since the revision of If-Match")
    public Response put(
            @PathParam("code") String code,
            @Parameter(description = "The mutual's ETag; \"0\" for one that is new")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            MutualJson.EditJson body,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Caller caller = RequestHead.caller(security.getUserPrincipal());
        // before anything is said about the request
        mutuals.requireReading(caller);
        return response(mutuals.put(caller, code, body.edit(), RequestHead.expectedRevision(ifMatch)));
    }

    private static Response response(Mutual mutual) {
        return Response.ok(MutualJson.of(mutual))
                .tag(new EntityTag(Long.toString(mutual.revision())))
                .build();
    }
}
