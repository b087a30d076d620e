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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseKey;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView;
import org.relais.documents.Documents;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Documents of a case. */
@Component(service = CaseAttachmentResource.class)
@JakartarsResource
@Path("/cases/{case}/attachments")
@Tag(name = "Documents")
@Produces(MediaType.APPLICATION_JSON)
public final class CaseAttachmentResource {

    private final Documents documents;

    @Activate
    public CaseAttachmentResource(@Reference Documents documents) {
        this.documents = documents;
    }

    @GET
    @RequiresPermission("document:read")
    @Operation(
            operationId = "listAttachments",
            summary = "The documents of a case, oldest first, withdrawn ones included")
    @ApiResponse(responseCode = "200", description = "The documents")
    @ApiResponse(responseCode = "404", description = "No such case, or not for this caller")
    public Items<AttachmentJson> list(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return new Items<>(documents.list(Requests.caller(security), CaseKey.of(key)).stream()
                .map(AttachmentJson::of)
                .toList());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RequiresPermission("document:add")
    @Operation(
            operationId = "addAttachment",
            summary = "Add a document to a case",
            description = "The file is the last part of the form. Its type is found in its content.")
    @ApiResponse(
            responseCode = "201",
            description = "The document",
            content = @Content(schema = @Schema(implementation = AttachmentJson.class)))
    @ApiResponse(responseCode = "400", description = "The form is incomplete, malformed or has a part too many")
    @ApiResponse(responseCode = "404", description = "No such case, or not for this caller")
    @ApiResponse(responseCode = "409", description = "The key was used for another document")
    @ApiResponse(responseCode = "413", description = "The document is too large")
    @ApiResponse(
            responseCode = "415",
            description = "A type that the office does not take; the problem lists those it does")
    @ApiResponse(responseCode = "422", description = "The document is empty, or the case has as many as it may have")
    public Response add(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @Parameter(description = "The same key for the same case answers the first document again")
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
        CaseKey subject = CaseKey.of(key);
        @Nullable IdempotencyKey repetition = IdempotencyKey.optional(idempotencyKey);
        return created(new DocumentForm(contentType, body)
                .store(document -> documents.add(caller, subject, document, repetition)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("document:add")
    @Operation(
            operationId = "attachDocument",
            summary = "Add a document to a case that the caller stored before",
            description = "The same resource as addAttachment, with JSON. Done again, it changes nothing.")
    @ApiResponse(
            responseCode = "201",
            description = "The document",
            content = @Content(schema = @Schema(implementation = AttachmentJson.class)))
    @ApiResponse(responseCode = "404", description = "No such case or document, or not for this caller")
    @ApiResponse(responseCode = "409", description = "The document belongs to another case")
    public Response attach(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Stored.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        given.required("document");
        @Nullable
        DocumentId document = given.parsed(
                "document",
                DocumentId::parse,
                new LocalizedText("L'identifiant d'un document est attendu.", "A document's id is expected."));
        given.check();
        return created(documents.attach(Requests.caller(security), CaseKey.of(key), Objects.requireNonNull(document)));
    }

    static Response created(DocumentView document) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/attachments/" + document.id())
                .entity(AttachmentJson.of(document))
                .build();
    }

    /** A document that was stored before. */
    @Schema(name = "StoredDocument")
    record Stored(String document) {}
}
