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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
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
import org.relais.documents.DocumentId;
import org.relais.documents.Documents;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequiresPermission;

/** One document: what is known of it, its content, and taking it out of its case. */
@Component(service = AttachmentResource.class)
@JakartarsResource
@Path("/attachments/{id}")
@Tag(name = "Documents")
@Produces(MediaType.APPLICATION_JSON)
public final class AttachmentResource {

    private final Documents documents;

    @Activate
    public AttachmentResource(@Reference Documents documents) {
        this.documents = documents;
    }

    @GET
    @RequiresPermission("document:read")
    @Operation(operationId = "getAttachment", summary = "What is known about a document")
    @ApiResponse(responseCode = "200", description = "The document")
    @ApiResponse(responseCode = "404", description = "No such document, or not for this caller")
    public AttachmentJson get(@PathParam("id") String id, @Parameter(hidden = true) @Context SecurityContext security) {
        return AttachmentJson.of(documents.get(Requests.caller(security), DocumentId.of(id)));
    }

    @GET
    @Path("/content")
    @Produces(MediaType.WILDCARD)
    @RequiresPermission("document:read")
    @Operation(
            operationId = "getAttachmentContent",
            summary = "The content of a document, as it was sent",
            description = "To be saved, never shown by a browser. One range of bytes can be asked for.")
    @ApiResponse(
            responseCode = "200",
            description = "The content",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "206", description = "The part that the header Range asks for")
    @ApiResponse(
            responseCode = "404",
            description = "No such document, not for this caller, or withdrawn from its case")
    @ApiResponse(responseCode = "416", description = "The content has no such part")
    @ApiResponse(responseCode = "503", description = "The content is missing from the store")
    public Response content(
            @PathParam("id") String id,
            @Parameter(description = "For example bytes=0-99") @HeaderParam("Range") @Nullable String range,
            @Parameter(hidden = true) @HeaderParam("If-Range") @Nullable String ifRange,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return ContentAnswer.of(documents.open(Requests.caller(security), DocumentId.of(id)), range, ifRange);
    }

    @POST
    @Path("/actions/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("document:withdraw")
    @Operation(
            operationId = "withdrawAttachment",
            summary = "Take a document out of its case",
            description =
                    "What was known of it stays on the case, with who withdrew it and why. Done again, it changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "The document",
            content = @Content(schema = @Schema(implementation = AttachmentJson.class)))
    @ApiResponse(responseCode = "400", description = "Without a reason, or with a malformed or unknown member")
    @ApiResponse(responseCode = "404", description = "No such document on a case, or not for this caller")
    public AttachmentJson withdraw(
            @PathParam("id") String id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Reason.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        String reason = given.required("reason");
        given.check();
        return AttachmentJson.of(documents.withdraw(Requests.caller(security), DocumentId.of(id), reason));
    }

    /** Why a document is taken out of its case. */
    @Schema(name = "Withdrawal")
    record Reason(String reason) {}
}
