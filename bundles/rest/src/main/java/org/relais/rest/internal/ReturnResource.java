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
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.administration.Departures;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequiresPermission;

/** People come back. */
@Component(service = ReturnResource.class)
@JakartarsResource
@Path("/agents/{account}/return")
@Tag(name = "Office")
// a request without a body has no type, which the runtime takes for octets
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
@Produces(MediaType.APPLICATION_JSON)
public final class ReturnResource {

    private final Departures departures;
    private final Clock clock;

    @Activate
    public ReturnResource(@Reference Departures departures, @Reference Clock clock) {
        this.departures = departures;
        this.clock = clock;
    }

    @POST
    @RequiresPermission("case:hand-over")
    @Operation(operationId = "comeBack", summary = "Somebody who had left works here again")
    @ApiResponse(
            responseCode = "200",
            description = "The person as it stands now",
            content = @Content(schema = @Schema(implementation = AgentJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is malformed or unknown")
    @ApiResponse(responseCode = "404", description = "No such account")
    public Response comeBack(
            @PathParam("account") String account,
            @RequestBody(content = @Content(schema = @Schema(implementation = ReturnForm.class))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        @Nullable String reason = given.optional("reason");
        given.check();
        return AgentJson.response(departures.comeBack(Requests.caller(security), account, reason), clock.instant());
    }

    /** What a return takes. */
    record ReturnForm(String reason) {}
}
