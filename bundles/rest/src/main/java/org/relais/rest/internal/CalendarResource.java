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
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.calendar.DueDate;
import org.relais.calendar.NextWorkingDay;
import org.relais.calendar.OpeningStatus;
import org.relais.calendar.WorkingCalendar;
import org.relais.directory.ChannelId;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.OfficeParameters;
import org.relais.directory.SiteId;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequiresPermission;

/** Opening hours, working days and working time of the office. */
@Component(service = CalendarResource.class)
@JakartarsResource
@Path("/calendar")
@Tag(name = "Calendar")
@Produces(MediaType.APPLICATION_JSON)
public final class CalendarResource {

    private static final int MAX_WORKING_MINUTES = 1_000_000;

    private final WorkingCalendar calendar;
    private final OfficeDirectory directory;
    private final Clock clock;

    @Activate
    public CalendarResource(
            @Reference WorkingCalendar calendar, @Reference OfficeDirectory directory, @Reference Clock clock) {
        this.calendar = calendar;
        this.directory = directory;
        this.clock = clock;
    }

    @GET
    @RequiresPermission("office:read")
    @Path("status")
    @Operation(operationId = "getOpeningStatus", summary = "Whether the office is open")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "at",
            description = "Now unless given; of the years 1900 to 2199",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(in = ParameterIn.QUERY, name = "site", description = "Id; an unknown one is refused")
    @Parameter(in = ParameterIn.QUERY, name = "channel", description = "Id")
    @ApiResponse(
            responseCode = "200",
            description = "Open or not, and until when",
            content = @Content(schema = @Schema(implementation = OpeningStatus.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A parameter is missing, unknown or malformed; the problem names every one")
    public OpeningStatus status(@Parameter(hidden = true) @Context UriInfo uri) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        @Nullable Instant at = given.instant("at");
        @Nullable SiteId site = OfficeParameters.site(given, directory.office());
        @Nullable ChannelId channel = OfficeParameters.channel(given);
        given.check();
        return calendar.status(at == null ? clock.instant() : at, site, channel);
    }

    @GET
    @RequiresPermission("office:read")
    @Path("next-working-day")
    @Operation(
            operationId = "getNextWorkingDay",
            summary = "The first working day after a day, and the days passed over")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "after",
            required = true,
            description = "Of the years 1900 to 2199",
            schema = @Schema(type = "string", format = "date"))
    @ApiResponse(
            responseCode = "200",
            description = "The day, and why those before it are none",
            content = @Content(schema = @Schema(implementation = NextWorkingDay.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A parameter is missing, unknown or malformed; the problem names every one")
    public NextWorkingDay nextWorkingDay(@Parameter(hidden = true) @Context UriInfo uri) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        given.required("after");
        @Nullable LocalDate after = given.date("after");
        given.check();
        return calendar.nextWorkingDay(Objects.requireNonNull(after));
    }

    @GET
    @RequiresPermission("office:read")
    @Path("due")
    @Operation(operationId = "getDueDate", summary = "When some working time has passed, with the explanation")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            required = true,
            description = "Of the years 1900 to 2199",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "workingMinutes",
            required = true,
            schema = @Schema(type = "integer", minimum = "0", maximum = "1000000"))
    @Parameter(in = ParameterIn.QUERY, name = "site", description = "Id; an unknown one is refused")
    @Parameter(in = ParameterIn.QUERY, name = "channel", description = "Id")
    @ApiResponse(
            responseCode = "200",
            description = "The instant, and how it was counted",
            content = @Content(schema = @Schema(implementation = DueDate.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A parameter is missing, unknown or malformed; the problem names every one")
    public DueDate due(@Parameter(hidden = true) @Context UriInfo uri) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        given.required("from");
        given.required("workingMinutes");
        @Nullable Instant from = given.instant("from");
        @Nullable Integer minutes = given.number("workingMinutes", 0, MAX_WORKING_MINUTES);
        @Nullable SiteId site = OfficeParameters.site(given, directory.office());
        @Nullable ChannelId channel = OfficeParameters.channel(given);
        given.check();
        return calendar.plus(
                Objects.requireNonNull(from), Duration.ofMinutes(Objects.requireNonNull(minutes)), site, channel);
    }

    @GET
    @RequiresPermission("office:read")
    @Path("working-time")
    @Operation(
            operationId = "getWorkingTime",
            summary = "How much working time lies between two instants",
            description = "None when the second is not after the first.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            required = true,
            description = "Of the years 1900 to 2199",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            required = true,
            description = "Of the years 1900 to 2199",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(in = ParameterIn.QUERY, name = "site", description = "Id; an unknown one is refused")
    @Parameter(in = ParameterIn.QUERY, name = "channel", description = "Id")
    @ApiResponse(
            responseCode = "200",
            description = "The working time",
            content = @Content(schema = @Schema(implementation = WorkingTimeJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A parameter is missing, unknown or malformed; the problem names every one")
    public WorkingTimeJson workingTime(@Parameter(hidden = true) @Context UriInfo uri) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        given.required("from");
        given.required("to");
        @Nullable Instant from = given.instant("from");
        @Nullable Instant to = given.instant("to");
        @Nullable SiteId site = OfficeParameters.site(given, directory.office());
        @Nullable ChannelId channel = OfficeParameters.channel(given);
        given.check();
        Duration worked = calendar.between(Objects.requireNonNull(from), Objects.requireNonNull(to), site, channel);
        return new WorkingTimeJson(worked.toMinutes(), worked.toSeconds());
    }

    /** Working time in two units, each rounded down. */
    @Schema(name = "WorkingTime")
    record WorkingTimeJson(long workingMinutes, long workingSeconds) {}
}
