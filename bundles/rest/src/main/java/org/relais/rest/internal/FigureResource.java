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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.figures.FigureQuery;
import org.relais.figures.FigureService;
import org.relais.figures.Figures;
import org.relais.spi.web.RequiresPermission;

/** Counts what the office did. */
@Component(service = FigureResource.class)
@JakartarsResource
@Path("/figures")
@Tag(name = "Figures")
@Produces(MediaType.APPLICATION_JSON)
public final class FigureResource {

    private final FigureService figures;

    @Activate
    public FigureResource(@Reference FigureService figures) {
        this.figures = figures;
    }

    @GET
    @RequiresPermission("figures:read")
    @Operation(operationId = "getFigures", summary = "Contacts and cases over days of the office")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            required = true,
            description = "First day; of the years 1900 to 2199",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            required = true,
            description = "Last day, not before the first",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "by",
            required = true,
            schema = @Schema(allowableValues = {"topic", "outcome", "site", "day", "channel", "department"}))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "channel",
            description = "Id of a channel whose contacts alone are counted, for example phone",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The counts",
            content = @Content(schema = @Schema(implementation = FiguresJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "A parameter is missing, unknown or malformed; the problem names every one")
    public FiguresJson count(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        FigureQuery query = FigureQuery.of(Requests.query(uri.getQueryParameters()));
        Figures counted = figures.count(Requests.caller(security), query);
        return new FiguresJson(
                counted.from(),
                counted.to(),
                counted.zone().getId(),
                counted.by().wireName(),
                counted.contacts(),
                counted.items());
    }

    /** Counts as clients see them. */
    @Schema(name = "Figures")
    record FiguresJson(LocalDate from, LocalDate to, String zone, String by, long contacts, List<Figures.Item> items) {}
}
