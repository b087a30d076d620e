package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.plugins.PlugInState;
import org.relais.plugins.PlugInView;
import org.relais.plugins.PlugIns;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Tells what was dropped into the deploy folder, and what became of it. */
@Component(service = PlugInResource.class)
@JakartarsResource
@Path("/plug-ins")
@Tag(name = "Plug-ins")
@Produces(MediaType.APPLICATION_JSON)
public final class PlugInResource {

    private final PlugIns plugIns;

    @Activate
    public PlugInResource(@Reference PlugIns plugIns) {
        this.plugIns = plugIns;
    }

    @GET
    @RequiresPermission("plug-in:read")
    @Operation(
            operationId = "listPlugIns",
            summary = "Plug-ins of the deploy folder of this node, and versions that were taken back")
    @ApiResponse(responseCode = "200", description = "Every version that runs, and every one that failed")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    public Items<PlugInJson> list(@Parameter(hidden = true) @Context SecurityContext security) {
        return new Items<>(plugIns.list(Requests.caller(security)).stream()
                .map(PlugInJson::of)
                .toList());
    }

    /** One version of a plug-in. */
    @Schema(name = "PlugIn")
    record PlugInJson(
            String id,
            String version,
            PlugInState state,
            Instant since,
            @Nullable LocalizedText reason,
            String file) {

        static PlugInJson of(PlugInView view) {
            return new PlugInJson(view.id(), view.version(), view.state(), view.since(), view.reason(), view.file());
        }
    }
}
