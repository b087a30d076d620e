package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
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
import org.relais.cases.CaseKey;
import org.relais.cases.CaseService;
import org.relais.cases.Note;
import org.relais.errors.Parameters;

/** Writes notes on cases. */
@Component(service = CaseNoteResource.class)
@JakartarsResource
@Path("/cases/{case}/notes")
@Tag(name = "Cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class CaseNoteResource {

    private final CaseService cases;

    @Activate
    public CaseNoteResource(@Reference CaseService cases) {
        this.cases = cases;
    }

    @POST
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
    public Response add(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewNote.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        String text = given.required("text");
        Note.@Nullable Visibility visibility = given.choice("visibility", Note.Visibility.class);
        given.check();
        Note note = cases.addNote(
                Requests.caller(security),
                CaseKey.of(key),
                text,
                visibility == null ? Note.Visibility.INTERNAL : visibility);
        return Response.status(Response.Status.CREATED).entity(note).build();
    }

    /** What a note says; the office alone reads it unless the visibility says otherwise. */
    record NewNote(String text, Note.@Nullable Visibility visibility) {}
}
