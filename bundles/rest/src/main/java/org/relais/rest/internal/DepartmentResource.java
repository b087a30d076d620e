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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.administration.DepartmentEdit;
import org.relais.administration.DirectoryEditing;
import org.relais.administration.DirectoryEntry;
import org.relais.directory.Department;
import org.relais.directory.DepartmentId;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** The parts of the administration that resolve cases. */
@Component(service = DepartmentResource.class)
@JakartarsResource
@Path("/departments")
@Tag(name = "Office")
@Produces(MediaType.APPLICATION_JSON)
public final class DepartmentResource {

    private final OfficeDirectory directory;
    private final DirectoryEditing editing;

    @Activate
    public DepartmentResource(@Reference OfficeDirectory directory, @Reference DirectoryEditing editing) {
        this.directory = directory;
        this.editing = editing;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(operationId = "listDepartments", summary = "Departments that resolve cases")
    public Items<DepartmentJson> list() {
        return new Items<>(directory.office().departments().stream()
                .map(DepartmentJson::of)
                .toList());
    }

    @GET
    @Path("{id}")
    @RequiresPermission("office:read")
    @Operation(operationId = "getDepartment", summary = "One department, also a closed one")
    @ApiResponse(
            responseCode = "200",
            description = "The department",
            content = @Content(schema = @Schema(implementation = DepartmentJson.class)))
    @ApiResponse(responseCode = "404", description = "No such department")
    public Response get(@PathParam("id") String id, @Parameter(hidden = true) @Context SecurityContext security) {
        return editing.departments(Requests.caller(security)).stream()
                .filter(entry -> entry.value().id().value().equals(id))
                .findFirst()
                .map(DepartmentResource::response)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de direction « %s ».", "There is no department '%s'.")
                                .formatted(id)));
    }

    @PUT
    @Path("{id}")
    @RequiresPermission("directory:edit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putDepartment",
            summary = "Add a department, or replace what is said about one",
            description =
                    "One of the office pack is overlaid. A closed one needs a successor as long as it has open cases or departments below: these go to the successor, and its names lead there.")
    @ApiResponse(
            responseCode = "200",
            description = "The department as it stands now",
            content = @Content(schema = @Schema(implementation = DepartmentJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    @ApiResponse(responseCode = "409", description = "Open cases or departments below need a successor")
    @ApiResponse(responseCode = "412", description = "Edited since the revision of If-Match")
    public Response put(
            @PathParam("id") String id,
            @Parameter(description = "The department's ETag; \"0\" for what was never edited")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = DepartmentEdit.class))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        EditForm form = EditForm.read(body);
        LocalizedText name = form.localized("name");
        List<String> aliases = form.list("aliases");
        boolean closed = form.flag("closed");
        Parameters texts = form.texts();
        texts.required("kind");
        Department.@Nullable Kind kind = texts.choice("kind", Department.Kind.class);
        DepartmentEdit edit = new DepartmentEdit(
                kind == null ? Department.Kind.DIRECTORATE : kind,
                name,
                texts.optional("parent"),
                aliases,
                closed,
                texts.optional("successor"),
                texts.optional("reason"));
        form.check();
        return response(editing.edit(
                Requests.caller(security), new DepartmentId(id), Requests.expectedRevision(ifMatch), edit));
    }

    private static Response response(DirectoryEntry<Department> entry) {
        return Response.ok(DepartmentJson.of(entry))
                .tag(new EntityTag(Long.toString(entry.revision())))
                .build();
    }

    /** A department; the aliases are former abbreviations that still lead to it. {@code closed} is there when it is. */
    @Schema(name = "Department")
    record DepartmentJson(
            String id,
            Department.Kind kind,
            LocalizedText name,
            @Nullable String parent,
            List<String> aliases,
            @Nullable Boolean closed,
            @Nullable String successor) {

        static DepartmentJson of(Department department) {
            return of(new DirectoryEntry<>(department, false, null, 0));
        }

        static DepartmentJson of(DirectoryEntry<Department> entry) {
            Department department = entry.value();
            return new DepartmentJson(
                    department.id().toString(),
                    department.kind(),
                    department.name(),
                    department.parent() == null ? null : department.parent().toString(),
                    department.aliases().stream().sorted().toList(),
                    entry.closed() ? true : null,
                    entry.successor() == null ? null : entry.successor().toString());
        }
    }
}
