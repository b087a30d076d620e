package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.directory.Agents;
import org.relais.spi.web.RequiresPermission;

/** What the people who work here can do. */
@Component(service = SkillResource.class)
@JakartarsResource
@Path("/skills")
@Tag(name = "Office")
@Produces(MediaType.APPLICATION_JSON)
public final class SkillResource {

    private final Agents agents;

    @Activate
    public SkillResource(@Reference Agents agents) {
        this.agents = agents;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(operationId = "listSkills", summary = "Every skill that somebody who works here has")
    public Items<String> list() {
        return new Items<>(agents.skills().stream().sorted().toList());
    }
}
