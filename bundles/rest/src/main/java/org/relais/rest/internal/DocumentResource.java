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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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
import org.relais.documents.DocumentLimits;
import org.relais.documents.Documents;
import org.relais.errors.IdempotencyKey;
import org.relais.identity.Caller;
import org.relais.spi.web.RequiresPermission;

/** Documents before they belong to a case. */
@Component(service = DocumentResource.class)
@JakartarsResource
@Path("/documents")
@Tag(name = "Documents")
@Produces(MediaType.APPLICATION_JSON)
public final class DocumentResource {

    private final Documents documents;

    @Activate
    public DocumentResource(@Reference Documents documents) {
        this.documents = documents;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RequiresPermission("document:add")
    @Operation(
            operationId = "storeDocument",
            summary = "Store a document for a submission that comes next",
            description =
                    "A form of any channel that has its id as a text, handed in by the same account, takes it along. "
                            + "What nothing takes is removed at expiresAt.")
    @ApiResponse(
            responseCode = "201",
            description = "The document",
            content = @Content(schema = @Schema(implementation = AttachmentJson.class)))
    @ApiResponse(responseCode = "400", description = "The form is incomplete, malformed or has a part too many")
    @ApiResponse(responseCode = "409", description = "The key was used for another document")
    @ApiResponse(responseCode = "413", description = "The document is too large")
    @ApiResponse(
            responseCode = "415",
            description = "A type that the office does not take; the problem lists those it does")
    @ApiResponse(responseCode = "422", description = "The document is empty")
    public Response store(
            @Parameter(description = "The same key of the same account answers the first document again")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA,
                                            schema = @Schema(implementation = AttachmentJson.Upload.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Caller caller = Requests.caller(security);
        @Nullable IdempotencyKey repetition = IdempotencyKey.optional(idempotencyKey);
        return CaseAttachmentResource.created(
                new DocumentForm(contentType, body).store(document -> documents.store(caller, document, repetition)));
    }

    @GET
    @Path("/limits")
    @RequiresPermission("office:read")
    @Operation(operationId = "getDocumentLimits", summary = "Which documents the office takes")
    @ApiResponse(responseCode = "200", description = "Sizes in bytes, and media types")
    public DocumentLimits limits() {
        return documents.limits();
    }
}
