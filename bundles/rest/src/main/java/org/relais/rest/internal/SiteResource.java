package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.directory.OfficeDirectory;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** The sites of the office pack in force. */
@Component(service = SiteResource.class)
@JakartarsResource
@Path("/sites")
@Tag(name = "Office")
@Produces(MediaType.APPLICATION_JSON)
public final class SiteResource {

    private final OfficeDirectory directory;

    @Activate
    public SiteResource(@Reference OfficeDirectory directory) {
        this.directory = directory;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(operationId = "listSites", summary = "Places where the office receives people, calls or mail")
    public Items<SiteJson> list() {
        return new Items<>(directory.office().sites().stream()
                .map(site -> new SiteJson(site.id().toString(), site.name()))
                .toList());
    }

    /** A site. */
    @Schema(name = "Site")
    record SiteJson(String id, LocalizedText name) {}
}
