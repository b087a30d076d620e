package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseService;
import org.relais.directory.OfficeDirectory;
import org.relais.filters.SavedFilters;
import org.relais.identity.Caller;
import org.relais.spi.web.RequiresPermission;

/** Lists and reads cases. */
@Component(service = CaseResource.class)
@JakartarsResource
@Path("/cases")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
public final class CaseResource {

    private final CaseService cases;
    private final SavedFilters filters;
    private final OfficeDirectory directory;

    @Activate
    public CaseResource(
            @Reference CaseService cases, @Reference SavedFilters filters, @Reference OfficeDirectory directory) {
        this.cases = cases;
        this.filters = filters;
        this.directory = directory;
    }

    @GET
    @RequiresPermission("case:read")
    @Operation(operationId = "findCases", summary = "Cases that match every filter, one page")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "status",
            description = "Names with commas; OPEN is every one before RESOLVED")
    @Parameter(in = ParameterIn.QUERY, name = "department", description = "Id or alias; an unknown one is refused")
    @Parameter(in = ParameterIn.QUERY, name = "assignee", description = "Account")
    @Parameter(in = ParameterIn.QUERY, name = "topic", description = "Id; an unknown one is refused")
    @Parameter(in = ParameterIn.QUERY, name = "channel", description = "Id")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "receivedFrom",
            description = "Inclusive; the years 1900 to 2199",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "receivedTo",
            description = "Exclusive; the years 1900 to 2199",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(in = ParameterIn.QUERY, name = "overdue", schema = @Schema(type = "boolean"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "q",
            description =
                    "Words in the subject, the requester's name or the reference; at most 10 different ones of letters or digits",
            schema = @Schema(type = "string", maxLength = 200))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "phone",
            description = "The number that the request came with, in any spelling",
            schema = @Schema(type = "string", maxLength = 50))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "sort",
            schema =
                    @Schema(
                            allowableValues = {"receivedAt", "-receivedAt", "dueAt", "-dueAt"},
                            defaultValue = "-receivedAt"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "20"))
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "next of the page before")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "filter",
            description = "Id of a saved filter; parameters given beside it are stronger")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = CasePageJson.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed; the problem names every one")
    public CasePageJson find(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Caller caller = Requests.caller(security);
        Map<String, String> parameters = filters.apply(caller, Requests.query(uri.getQueryParameters()));
        return CasePageJson.of(cases.search(caller, CaseQuery.of(parameters, directory.office())));
    }

    @GET
    @RequiresPermission("case:read")
    @Path("{case}")
    @Operation(operationId = "getCase", summary = "One case")
    @ApiResponse(
            responseCode = "200",
            description = "The case",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its revision, for If-Match",
                            schema = @Schema(type = "string")),
            content = @Content(schema = @Schema(implementation = CaseJson.class)))
    @ApiResponse(responseCode = "404", description = "No such case, or not for this caller")
    public Response get(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return CaseJson.response(cases.get(Requests.caller(security), CaseKey.of(key)));
    }
}
