package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.calendar.CalendarDays;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequiresPermission;

/** Lists closures, exceptional days and public holidays. */
@Component(service = CalendarDayResource.class)
@JakartarsResource
@Path("/calendar/days")
@Tag(name = "Calendar")
@Produces(MediaType.APPLICATION_JSON)
public final class CalendarDayResource {

    private final CalendarDays days;

    @Activate
    public CalendarDayResource(@Reference CalendarDays days) {
        this.days = days;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(
            operationId = "listCalendarDays",
            summary = "Closures, exceptional days and public holidays of a period",
            description = "By date, then strongest first: exceptional hours win over all else.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            required = true,
            description = "First day",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            required = true,
            description = "Last day; at most 3660 days after the first",
            schema = @Schema(type = "string", format = "date"))
    @ApiResponse(
            responseCode = "200",
            description = "The days in force",
            content = @Content(schema = @Schema(implementation = CalendarDaysJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A parameter is missing, unknown or malformed; the problem names every one")
    public CalendarDaysJson list(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        given.required("from");
        given.required("to");
        @Nullable LocalDate from = given.date("from");
        @Nullable LocalDate to = given.date("to");
        given.check();
        return new CalendarDaysJson(
                days
                        .between(Requests.caller(security), Objects.requireNonNull(from), Objects.requireNonNull(to))
                        .stream()
                        .map(CalendarDayJson::of)
                        .toList());
    }

    /** The particular days of a period. */
    @Schema(name = "CalendarDays")
    record CalendarDaysJson(List<CalendarDayJson> items) {}
}
