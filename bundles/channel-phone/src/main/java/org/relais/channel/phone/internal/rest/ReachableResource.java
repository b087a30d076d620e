package org.relais.channel.phone.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.channel.phone.internal.handoff.HandOffs;
import org.relais.directory.Presence;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;

/** Who could take a call now. */
@Component(service = ReachableResource.class)
@JakartarsResource
@Path("/phone/reachable")
@Tag(name = "Phone")
@Produces(MediaType.APPLICATION_JSON)
public final class ReachableResource {

    private final HandOffs handOffs;
    private final Clock clock;

    @Activate
    public ReachableResource(@Reference HandOffs handOffs, @Reference Clock clock) {
        this.handOffs = handOffs;
        this.clock = clock;
    }

    @GET
    @RequiresPermission(PhonePermissions.WORK)
    @Operation(operationId = "listReachable", summary = "Colleagues who could take a call now")
    @ApiResponse(
            responseCode = "200",
            description = "By account",
            content = @Content(schema = @Schema(implementation = ReachableListJson.class)))
    public ReachableListJson reachable(@Parameter(hidden = true) @Context SecurityContext security) {
        Instant now = clock.instant();
        return new ReachableListJson(handOffs.reachable(RequestHead.caller(security.getUserPrincipal())).stream()
                .map(agent -> new ReachableJson(
                        agent.account(),
                        agent.department() == null ? null : agent.department().toString(),
                        agent.presence().at(now).state()))
                .toList());
    }

    /** A colleague. */
    @Schema(name = "ReachableColleague")
    record ReachableJson(String account, @Nullable String department, Presence.State presence) {}

    /** Several colleagues. */
    @Schema(name = "ReachableColleagues")
    record ReachableListJson(List<ReachableJson> items) {}
}
