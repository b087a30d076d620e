package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseNotes;
import org.relais.cases.Note;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequiresPermission;

/** Reads and writes notes on cases. */
@Component(service = CaseNoteResource.class)
@JakartarsResource
@Path("/cases/{case}/notes")
@Tag(name = "Cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class CaseNoteResource {

    private final CaseNotes notes;

    @Activate
    public CaseNoteResource(@Reference CaseNotes notes) {
        this.notes = notes;
    }

    @GET
    @RequiresPermission("case:read")
    @Operation(operationId = "listNotes", summary = "The notes of a case, oldest first")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "visibility",
            description = "REQUESTER: what the citizen may read",
            schema = @Schema(implementation = Note.Visibility.class))
    @ApiResponse(responseCode = "200", description = "The notes")
    @ApiResponse(responseCode = "404", description = "No such case, or not for this caller")
    public Items<Note> list(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        Note.@Nullable Visibility visibility = given.choice("visibility", Note.Visibility.class);
        given.check();
        return new Items<>(notes.list(Requests.caller(security), CaseKey.of(key), visibility));
    }

    @POST
    @RequiresPermission("case:note")
    @Operation(operationId = "addNote", summary = "Write a note on a case")
    @ApiResponse(
            responseCode = "201",
            description = "The note",
            content = @Content(schema = @Schema(implementation = Note.class)))
    @ApiResponse(
            responseCode = "400",
            description =
                    "A member is missing, malformed or unknown, or a text holds a character that cannot stand in one")
    @ApiResponse(responseCode = "404", description = "No such case, or not for this caller")
    @ApiResponse(responseCode = "409", description = "The key was used for another note")
    public Response add(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @Parameter(description = "The same key for the same case answers the first note again")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewNote.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        String text = given.required("text");
        Note.@Nullable Visibility visibility = given.choice("visibility", Note.Visibility.class);
        given.check();
        Note note = notes.write(
                Requests.caller(security),
                CaseKey.of(key),
                new CaseNotes.NewNote(text, visibility == null ? Note.Visibility.INTERNAL : visibility),
                IdempotencyKey.optional(idempotencyKey));
        return Response.status(Response.Status.CREATED).entity(note).build();
    }

    /** What a note says; the office alone reads it unless the visibility says otherwise. */
    record NewNote(String text, Note.@Nullable Visibility visibility) {}
}
