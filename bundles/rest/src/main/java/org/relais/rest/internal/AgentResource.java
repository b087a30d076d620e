package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.directory.DepartmentId;
import org.relais.identity.Accounts;
import org.relais.identity.Caller;
import org.relais.spi.web.RequiresPermission;

/** The people a case can be assigned to. */
@Component(service = AgentResource.class)
@JakartarsResource
@Path("/agents")
@Tag(name = "Office")
@Produces(MediaType.APPLICATION_JSON)
public final class AgentResource {

    private final Accounts accounts;

    @Activate
    public AgentResource(@Reference Accounts accounts) {
        this.accounts = accounts;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(operationId = "listAgents", summary = "People a case can be assigned to")
    public Items<AgentJson> list() {
        return new Items<>(accounts.list().stream()
                .filter(Caller::worksCases)
                .map(caller -> new AgentJson(
                        caller.account(),
                        caller.department().map(DepartmentId::value).orElse(null)))
                .toList());
    }

    /** An account, and the department it belongs to. */
    @Schema(name = "Agent")
    record AgentJson(String account, @Nullable String department) {}
}
