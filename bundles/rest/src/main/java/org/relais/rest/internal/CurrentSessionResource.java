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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.directory.DepartmentId;
import org.relais.identity.Caller;
import org.relais.identity.Role;
import org.relais.permissions.PermissionCatalogue;
import org.relais.permissions.Scope;
import org.relais.spi.web.RequiresPermission;

/** Tells callers who they are here, so that a screen offers what they may do. */
@Component(service = CurrentSessionResource.class)
@JakartarsResource
@Path("/sessions/current")
@Tag(name = "Identity")
@Produces(MediaType.APPLICATION_JSON)
public final class CurrentSessionResource {

    private final PermissionCatalogue catalogue;

    @Activate
    public CurrentSessionResource(@Reference PermissionCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(
            operationId = "getCurrentSession",
            summary = "The caller's own account, roles and department, and each permission with its reach")
    public CurrentSession get(@Parameter(hidden = true) @Context SecurityContext security) {
        Caller caller = Requests.caller(security);
        Map<String, Scope> permissions = new TreeMap<>();
        catalogue.held(caller).forEach((permission, scope) -> permissions.put(permission.id(), scope));
        return new CurrentSession(
                caller.account(),
                caller.roles().stream().sorted().toList(),
                caller.department().map(DepartmentId::value).orElse(null),
                permissions);
    }

    /** Who calls. */
    @Schema(name = "CurrentSession")
    record CurrentSession(
            String account, List<Role> roles, @Nullable String department, Map<String, Scope> permissions) {}
}
