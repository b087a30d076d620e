package org.relais.channel.web.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.web.internal.entity.DraftFile;
import org.relais.spi.web.OpenToPublic;

/** Requests that citizens begin, leave and come back to. */
@Component(service = DraftResource.class)
@JakartarsResource
@Path("/public/drafts")
@Tag(name = "Public")
@Produces(MediaType.APPLICATION_JSON)
public final class DraftResource {

    static final String SECRET = "Draft-Secret";

    private static final String WHY =
            "Citizens have no account; a draft opens to its secret alone, and changes are limited for each address.";

    private final Drafts drafts;
    private final RateLimits limits;
    private final PublicClients clients;

    @Activate
    public DraftResource(@Reference Drafts drafts, @Reference RateLimits limits, @Reference PublicClients clients) {
        this.drafts = drafts;
        this.limits = limits;
        this.clients = clients;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @OpenToPublic(WHY)
    @Operation(
            operationId = "beginDraft",
            summary = "Begin a draft",
            description = "As much of a form as is filled yet.")
    @ApiResponse(
            responseCode = "201",
            description = "The draft and its secret, which is told once",
            content = @Content(schema = @Schema(implementation = DraftJson.class)))
    @ApiResponse(responseCode = "429", description = "Too many changes from this address")
    public Response begin(
            @RequestBody(content = @Content(schema = @Schema(type = "object"))) Map<String, Object> body,
            @Parameter(hidden = true) @Context HttpServletRequest request) {
        limits.change(clients.address(request));
        return answer(Response.Status.CREATED, DraftJson.of(drafts.begin(Forms.of(body))));
    }

    @GET
    @Path("{draft}")
    @OpenToPublic(WHY)
    @Operation(operationId = "getDraft", summary = "Come back to a draft")
    @ApiResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftJson.class)))
    @ApiResponse(responseCode = "404", description = "No such draft, not with this secret, or its time is over")
    public Response get(
            @PathParam("draft") String draft,
            @HeaderParam(SECRET) @Nullable String secret,
            @Parameter(hidden = true) @Context HttpServletRequest request) {
        if (secret == null) {
            throw WebErrors.unknownDraft();
        }
        limits.change(clients.address(request));
        return answer(Response.Status.OK, DraftJson.of(drafts.get(draft, secret)));
    }

    @PUT
    @Path("{draft}")
    @Consumes(MediaType.APPLICATION_JSON)
    @OpenToPublic(WHY)
    @Operation(operationId = "fillDraft", summary = "Put another form into a draft; its time begins anew")
    @ApiResponse(
            responseCode = "200",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = DraftJson.class)))
    @ApiResponse(responseCode = "404", description = "No such draft, not with this secret, or its time is over")
    @ApiResponse(responseCode = "409", description = "It was sent")
    public Response fill(
            @PathParam("draft") String draft,
            @HeaderParam(SECRET) @Nullable String secret,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = "object")))
                    Map<String, Object> body,
            @Parameter(hidden = true) @Context HttpServletRequest request) {
        limits.change(clients.address(request));
        return answer(Response.Status.OK, DraftJson.of(drafts.fill(draft, secret, Forms.of(body))));
    }

    @DELETE
    @Path("{draft}")
    @OpenToPublic(WHY)
    @Operation(operationId = "discardDraft", summary = "Discard a draft")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "No such draft, not with this secret, or its time is over")
    @ApiResponse(responseCode = "409", description = "It was sent")
    public void discard(
            @PathParam("draft") String draft,
            @HeaderParam(SECRET) @Nullable String secret,
            @Parameter(hidden = true) @Context HttpServletRequest request) {
        limits.change(clients.address(request));
        drafts.discard(draft, secret);
    }

    @POST
    @Path("{draft}/files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @OpenToPublic(WHY)
    @Operation(operationId = "attachToDraft", summary = "Attach a file to a draft")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA))
    @ApiResponse(
            responseCode = "201",
            description = "The file",
            content = @Content(schema = @Schema(implementation = DraftFile.class)))
    @ApiResponse(responseCode = "400", description = "No file, or too many for one draft")
    @ApiResponse(responseCode = "404", description = "No such draft, not with this secret, or its time is over")
    @ApiResponse(responseCode = "413", description = "The file is too large")
    @ApiResponse(responseCode = "415", description = "The office does not take files of this type")
    public Response attach(
            @PathParam("draft") String draft,
            @HeaderParam(SECRET) @Nullable String secret,
            @Parameter(hidden = true) @Context HttpServletRequest request)
            throws IOException {
        limits.file(clients.address(request));
        DraftFile file =
                MultipartBody.read(request, request.getInputStream(), upload -> drafts.attach(draft, secret, upload));
        return answer(Response.Status.CREATED, file);
    }

    @DELETE
    @Path("{draft}/files/{document}")
    @OpenToPublic(WHY)
    @Operation(operationId = "detachFromDraft", summary = "Take a file out of a draft")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "No such draft or file, or not with this secret")
    public void detach(
            @PathParam("draft") String draft,
            @PathParam("document") String document,
            @HeaderParam(SECRET) @Nullable String secret,
            @Parameter(hidden = true) @Context HttpServletRequest request) {
        limits.change(clients.address(request));
        drafts.detach(draft, secret, document);
    }

    private static Response answer(Response.Status status, Object entity) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(entity)
                .build();
    }
}
