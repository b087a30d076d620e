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
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.administration.Departures;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequiresPermission;

/** People leave, and their open cases go to others in the same command. */
@Component(service = DepartureResource.class)
@JakartarsResource
@Path("/agents/{account}/leave")
@Tag(name = "Office")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class DepartureResource {

    private final Departures departures;

    @Activate
    public DepartureResource(@Reference Departures departures) {
        this.departures = departures;
    }

    @POST
    @RequiresPermission("case:hand-over")
    @Operation(
            operationId = "leave",
            summary = "End somebody's work here, and give all their open cases to a colleague or back to the queues",
            description =
                    "All or nothing up to 500 open cases; beyond, the same command sent again goes on where it stopped. Nobody "
                            + "signs in with the account any more, and its sessions end.")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The cases handed over, as far as the caller may know of them, and how many there were in all",
            content = @Content(schema = @Schema(implementation = HandedOverJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A member is missing, malformed or unknown, or the day is yet to come")
    @ApiResponse(responseCode = "403", description = "Oneself, or an administrator's work ended by somebody else")
    @ApiResponse(responseCode = "404", description = "No such account")
    @ApiResponse(responseCode = "409", description = "The successor may not know of one of the cases: nothing was done")
    public HandedOverJson leave(
            @PathParam("account") String account,
            @RequestBody(content = @Content(schema = @Schema(implementation = LeaveForm.class))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        @Nullable LocalDate leftOn = given.date("leftOn");
        String to = given.required("handOverTo");
        String reason = given.required("reason");
        given.check();
        return HandedOverJson.of(
                departures.leave(Requests.caller(security), account, leftOn, new Departures.HandOver(to, reason)));
    }

    /** What a departure takes; {@code handOverTo} is an account or {@code queue}. */
    record LeaveForm(LocalDate leftOn, String handOverTo, String reason) {}
}
