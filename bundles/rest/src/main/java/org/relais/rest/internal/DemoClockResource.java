package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.clock.DemoClock;
import org.relais.clock.DemoClock.ClockReading;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequiresPermission;

/** Sets the clock of an installation in demo mode. */
@Component(service = DemoClockResource.class)
@JakartarsResource
@Path("/demo/clock")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
public final class DemoClockResource {

    private final DemoClock clock;

    @Activate
    public DemoClockResource(@Reference DemoClock clock) {
        this.clock = clock;
    }

    @GET
    @RequiresPermission("clock:set")
    @Operation(operationId = "readDemoClock", summary = "What the clock of a demonstration shows")
    @ApiResponse(responseCode = "200", description = "The time of the installation and of the machine")
    @ApiResponse(responseCode = "404", description = "Not in demo mode")
    public ClockJson read(@Parameter(hidden = true) @Context SecurityContext security) {
        return ClockJson.of(clock.read(Requests.caller(security)));
    }

    @PUT
    @RequiresPermission("clock:set")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setDemoClock",
            summary = "Set the clock of a demonstration, forwards or back",
            description =
                    "Time goes on from there at its usual pace. What has become due is done within seconds. Sessions stay as they"
                            + " are. It lasts until the process ends.")
    @ApiResponse(responseCode = "200", description = "The time as it is now")
    @ApiResponse(responseCode = "400", description = "The time is missing or malformed")
    @ApiResponse(responseCode = "404", description = "Not in demo mode")
    public ClockJson set(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ClockBody.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        given.required("at");
        @Nullable Instant at = given.instant("at");
        given.check();
        return ClockJson.of(clock.set(Requests.caller(security), java.util.Objects.requireNonNull(at)));
    }

    @DELETE
    @RequiresPermission("clock:set")
    @Operation(operationId = "resetDemoClock", summary = "Go back to the machine's time")
    @ApiResponse(responseCode = "200", description = "The time as it is now")
    @ApiResponse(responseCode = "404", description = "Not in demo mode")
    public ClockJson reset(@Parameter(hidden = true) @Context SecurityContext security) {
        return ClockJson.of(clock.reset(Requests.caller(security)));
    }

    /** What to send. */
    @Schema(name = "ClockSetting")
    record ClockBody(
            @Schema(example = "2021-09-07T15:30:00+11:00") Instant at) {}

    /** What the clocks show. */
    @Schema(name = "Clock")
    record ClockJson(
            @Schema(description = "The time of the installation")
            Instant at,

            @Schema(description = "The time of the machine") Instant machineTime,

            @Schema(description = "False while both are the same")
            boolean set) {

        static ClockJson of(ClockReading reading) {
            return new ClockJson(reading.at(), reading.machine(), reading.set());
        }
    }
}
