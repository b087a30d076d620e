package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Parameters;
import org.relais.rest.internal.SlipJson.EventJson;
import org.relais.rest.internal.SlipJson.SummaryJson;
import org.relais.services.SlipState;
import org.relais.services.TransmittalSlips;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Transmittal slips of a delegated service. */
@Component(service = SlipResource.class)
@JakartarsResource
@Path("/services/{service}/slips")
@Tag(name = "Delegated services")
@Produces(MediaType.APPLICATION_JSON)
public final class SlipResource {

    private static final LocalizedText STATES = new LocalizedText(
            "Un ou plusieurs états séparés par des virgules, parmi : OPEN, FROZEN, TRANSMITTED, CLOSED.",
            "One or more states separated by commas, of OPEN, FROZEN, TRANSMITTED, CLOSED.");

    private final TransmittalSlips slips;

    @Activate
    public SlipResource(@Reference TransmittalSlips slips) {
        this.slips = slips;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(
            operationId = "listSlips",
            summary = "Transmittal slips, those that are not closed first, then the newest; at most 200")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description = "One or more, separated by commas: OPEN, FROZEN, TRANSMITTED, CLOSED; all unless given")
    @ApiResponse(responseCode = "200", description = "The slips, without their lines", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed")
    @ApiResponse(responseCode = "404", description = "No such service, or not for this caller")
    public Items<SummaryJson> list(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        @Nullable Set<SlipState> states = given.parsed("state", SlipResource::states, STATES);
        given.check();
        return new Items<>(
                slips
                        .list(
                                Requests.caller(security),
                                ServicePath.service(service),
                                states == null ? Set.of() : states)
                        .stream()
                        .map(SummaryJson::of)
                        .toList());
    }

    private static Optional<Set<SlipState>> states(String text) {
        try {
            return Optional.of(Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(SlipState::valueOf)
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("office:read")
    @Operation(
            operationId = "openSlip",
            summary = "The open slip of a destination, made when there is none",
            description = "Asking again answers the same one.")
    @ApiResponse(
            responseCode = "200",
            description = "The slip",
            content = @Content(schema = @Schema(implementation = SlipJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "There is no such destination, or nothing is handed to it any more; or a member is wrong")
    @ApiResponse(responseCode = "403", description = "Without the right to hand over forms of the service")
    @ApiResponse(responseCode = "404", description = "No such service, or not for this caller")
    public Response open(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OpeningJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        String destination = given.required("destination");
        given.check();
        return SlipJson.response(slips.open(Requests.caller(security), ServicePath.service(service), destination));
    }

    @GET
    @Path("{slip}")
    @RequiresPermission("office:read")
    @Operation(operationId = "getSlip", summary = "One slip with its lines")
    @ApiResponse(
            responseCode = "200",
            description = "The slip",
            content = @Content(schema = @Schema(implementation = SlipJson.class)))
    @ApiResponse(responseCode = "404", description = "No such slip or service, or not for this caller")
    public Response get(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(description = "Number or id") @PathParam("slip") String slip,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return SlipJson.response(slips.get(Requests.caller(security), ServicePath.service(service), slip));
    }

    @GET
    @Path("{slip}/history")
    @RequiresPermission("office:read")
    @Operation(
            operationId = "getSlipHistory",
            summary = "What happened to a slip, oldest first",
            description =
                    "Who did what, when, and why. A command that changed nothing has left no event. intact is false when the chain "
                            + "of hashes shows that an event was tampered with; reading it is written to the access log.")
    @ApiResponse(responseCode = "200", description = "The events", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No such slip or service, or not for this caller")
    public HistoryJson history(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(description = "Number or id") @PathParam("slip") String slip,
            @Parameter(hidden = true) @Context SecurityContext security) {
        TransmittalSlips.SlipHistory history =
                slips.history(Requests.caller(security), ServicePath.service(service), slip);
        return new HistoryJson(history.events().stream().map(EventJson::of).toList(), history.intact());
    }

    /** What happened to a slip. */
    @Schema(name = "SlipHistory")
    record HistoryJson(List<EventJson> items, boolean intact) {}

    /** To whom it goes. */
    @Schema(name = "SlipOpening")
    record OpeningJson(
            @Schema(description = "Id of the destination") String destination) {}
}
