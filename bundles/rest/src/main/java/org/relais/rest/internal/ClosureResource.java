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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.calendar.CalendarDays;
import org.relais.calendar.ClosureEdit;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Edits on which days the office is closed by decision. */
@Component(service = ClosureResource.class)
@JakartarsResource
@Path("/calendar/closures/{date}")
@Tag(name = "Calendar")
@Produces(MediaType.APPLICATION_JSON)
public final class ClosureResource {

    private final CalendarDays days;

    @Activate
    public ClosureResource(@Reference CalendarDays days) {
        this.days = days;
    }

    @PUT
    @RequiresPermission("calendar:edit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putClosure",
            summary = "Close the office on a day",
            description = "In force at once; the due dates of open cases follow within seconds.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ClosureBody.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The day as it is now, with its revision as ETag",
            content = @Content(schema = @Schema(implementation = CalendarDayJson.class)))
    @ApiResponse(responseCode = "400", description = "The date or the body is not as it should be")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    @ApiResponse(responseCode = "412", description = "If-Match names another revision of the day")
    @ApiResponse(responseCode = "422", description = "The day has exceptional hours, which would win")
    public Response put(
            @Parameter(schema = @Schema(type = "string", format = "date")) @PathParam("date") String date,
            @Parameter(hidden = true) InputStream body,
            @Parameter(description = "revision of the day as it was read") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        ClosureEdit edit = ClosureEdit.of(JsonForm.read(body));
        return CalendarDayJson.response(days.putClosure(
                Requests.caller(security), DayPath.date(date), Requests.expectedRevision(ifMatch), edit));
    }

    @DELETE
    @RequiresPermission("calendar:edit")
    @Operation(
            operationId = "removeClosure",
            summary = "Take a closure away, also one of the office pack",
            description = "In force at once; the due dates of open cases follow within seconds.")
    @Parameter(in = ParameterIn.QUERY, name = "reason", required = true)
    @ApiResponse(responseCode = "204", description = "The day is as it would be without the closure")
    @ApiResponse(responseCode = "400", description = "The reason is missing, or a parameter is unknown")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    @ApiResponse(responseCode = "404", description = "There is no closure on that day")
    @ApiResponse(responseCode = "412", description = "If-Match names another revision of the day")
    public void remove(
            @Parameter(schema = @Schema(type = "string", format = "date")) @PathParam("date") String date,
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(description = "revision of the day as it was read") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        String reason = given.required("reason");
        given.check();
        days.removeClosure(Requests.caller(security), DayPath.date(date), Requests.expectedRevision(ifMatch), reason);
    }

    /** What to send; read by {@link ClosureEdit#of}. */
    @Schema(name = "ClosureEdit")
    record ClosureBody(
            LocalizedText label,
            @Nullable String decree,

            @Schema(description = "Needed for a day that has begun") @Nullable
            String reason) {}
}
