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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.administration.DirectoryEditing;
import org.relais.administration.DirectoryEntry;
import org.relais.administration.SiteEdit;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.Site;
import org.relais.directory.SiteId;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Places where the office receives people, calls or mail. */
@Component(service = SiteResource.class)
@JakartarsResource
@Path("/sites")
@Tag(name = "Office")
@Produces(MediaType.APPLICATION_JSON)
public final class SiteResource {

    private final OfficeDirectory directory;
    private final DirectoryEditing editing;

    @Activate
    public SiteResource(@Reference OfficeDirectory directory, @Reference DirectoryEditing editing) {
        this.directory = directory;
        this.editing = editing;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(operationId = "listSites", summary = "Places where the office receives people, calls or mail")
    public Items<SiteJson> list() {
        return new Items<>(directory.office().sites().stream().map(SiteJson::of).toList());
    }

    @GET
    @Path("{id}")
    @RequiresPermission("office:read")
    @Operation(operationId = "getSite", summary = "One site, also a closed one")
    @ApiResponse(
            responseCode = "200",
            description = "The site",
            content = @Content(schema = @Schema(implementation = SiteJson.class)))
    @ApiResponse(responseCode = "404", description = "No such site")
    public Response get(@PathParam("id") String id, @Parameter(hidden = true) @Context SecurityContext security) {
        return editing.sites(Requests.caller(security)).stream()
                .filter(entry -> entry.value().id().value().equals(id))
                .findFirst()
                .map(SiteResource::response)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de site « %s ».", "There is no site '%s'.").formatted(id)));
    }

    @PUT
    @Path("{id}")
    @RequiresPermission("directory:edit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putSite",
            summary = "Add a site, or replace what is said about one",
            description = "One of the office pack is overlaid. Closing keeps it for the record.")
    @ApiResponse(
            responseCode = "200",
            description = "The site as it stands now",
            content = @Content(schema = @Schema(implementation = SiteJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    @ApiResponse(responseCode = "409", description = "It is the last open site")
    @ApiResponse(responseCode = "412", description = "Edited since the revision of If-Match")
    public Response put(
            @PathParam("id") String id,
            @Parameter(description = "The site's ETag; \"0\" for what was never edited")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = SiteEdit.class))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        EditForm form = EditForm.read(body);
        LocalizedText name = form.localized("name");
        boolean closed = form.flag("closed");
        SiteEdit edit = new SiteEdit(name, closed, form.texts().optional("reason"));
        form.check();
        return response(
                editing.edit(Requests.caller(security), new SiteId(id), Requests.expectedRevision(ifMatch), edit));
    }

    private static Response response(DirectoryEntry<Site> entry) {
        return Response.ok(SiteJson.of(entry))
                .tag(new EntityTag(Long.toString(entry.revision())))
                .build();
    }

    /** A site; {@code closed} is there when it is. */
    @Schema(name = "Site")
    record SiteJson(String id, LocalizedText name, @Nullable Boolean closed) {

        static SiteJson of(Site site) {
            return new SiteJson(site.id().toString(), site.name(), null);
        }

        static SiteJson of(DirectoryEntry<Site> entry) {
            Site site = entry.value();
            return new SiteJson(site.id().toString(), site.name(), entry.closed() ? true : null);
        }
    }
}
