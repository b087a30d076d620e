package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.identity.Role;
import org.relais.permissions.PermissionCatalogue;
import org.relais.permissions.Scope;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Shows who may do what. */
@Component(service = PermissionResource.class)
@JakartarsResource
@Path("/permissions")
@Tag(name = "Identity")
@Produces(MediaType.APPLICATION_JSON)
public final class PermissionResource {

    private final PermissionCatalogue catalogue;

    @Activate
    public PermissionResource(@Reference PermissionCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @RequiresPermission("permission:read")
    @Operation(
            operationId = "listPermissions",
            summary = "Every permission, those of plug-ins included, the roles that have it and how far it reaches")
    public Items<PermissionJson> list(@Parameter(hidden = true) @Context SecurityContext security) {
        return new Items<>(catalogue.list(Requests.caller(security)).stream()
                .map(PermissionJson::of)
                .toList());
    }

    /** A permission; roles by name with the reach. */
    @Schema(name = "Permission")
    record PermissionJson(String id, @Nullable LocalizedText name, Map<Role, Scope> roles) {

        static PermissionJson of(PermissionCatalogue.Declared declared) {
            return new PermissionJson(declared.permission().id(), declared.name(), new TreeMap<>(declared.roles()));
        }
    }
}
