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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.calendar.CalendarDays;
import org.relais.calendar.ExceptionalDayEdit;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Edits which days have hours of their own. */
@Component(service = ExceptionalDayResource.class)
@JakartarsResource
@Path("/calendar/exceptional-days/{date}")
@Tag(name = "Calendar")
@Produces(MediaType.APPLICATION_JSON)
public final class ExceptionalDayResource {

    private final CalendarDays days;

    @Activate
    public ExceptionalDayResource(@Reference CalendarDays days) {
        this.days = days;
    }

    @PUT
    @RequiresPermission("calendar:edit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putExceptionalDay",
            summary = "Give a day hours of its own",
            description = "They win over weekly hours, holidays and closures; without hours the day is closed.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ExceptionalDayBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The day as it is now, with its revision as ETag",
            content = @Content(schema = @Schema(implementation = CalendarDayJson.class)))
    @ApiResponse(responseCode = "400", description = "The date or the body is not as it should be")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    @ApiResponse(responseCode = "412", description = "If-Match names another revision of the day")
    public Response put(
            @Parameter(schema = @Schema(type = "string", format = "date")) @PathParam("date") String date,
            @Parameter(hidden = true) InputStream body,
            @Parameter(description = "revision of the day as it was read") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        ExceptionalDayEdit edit = ExceptionalDayEdit.of(JsonForm.read(body));
        return CalendarDayJson.response(days.putExceptionalDay(
                Requests.caller(security), DayPath.date(date), Requests.expectedRevision(ifMatch), edit));
    }

    @DELETE
    @RequiresPermission("calendar:edit")
    @Operation(
            operationId = "removeExceptionalDay",
            summary = "Take a day's own hours away, also those of the office pack")
    @Parameter(in = ParameterIn.QUERY, name = "reason", required = true)
    @Parameter(in = ParameterIn.QUERY, name = "site", description = "Of the hours; none: those of every site")
    @Parameter(in = ParameterIn.QUERY, name = "channel", description = "Of the hours; none: those of every channel")
    @ApiResponse(responseCode = "204", description = "The day is as it would be without those hours")
    @ApiResponse(responseCode = "400", description = "The reason is missing, or a parameter is unknown")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    @ApiResponse(responseCode = "404", description = "There are no such hours on that day")
    @ApiResponse(responseCode = "412", description = "If-Match names another revision of the day")
    public void remove(
            @Parameter(schema = @Schema(type = "string", format = "date")) @PathParam("date") String date,
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(description = "revision of the day as it was read") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        String reason = given.required("reason");
        @Nullable String site = given.optional("site");
        @Nullable String channel = given.optional("channel");
        given.check();
        days.removeExceptionalDay(
                Requests.caller(security),
                DayPath.date(date),
                Requests.expectedRevision(ifMatch),
                site,
                channel,
                reason);
    }

    /** What to send; read by {@link ExceptionalDayEdit#of}. */
    @Schema(name = "ExceptionalDayEdit")
    record ExceptionalDayBody(
            @Schema(example = "[\"07:00-12:00\"]") List<String> hours,
            LocalizedText label,
            @Nullable String site,
            @Nullable String channel,

            @Schema(description = "Needed for a day that has begun") @Nullable
            String reason) {}
}
