package org.relais.channel.phone.internal.rest;

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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.channel.phone.internal.figures.PhoneFigures;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.OfficeParameters;
import org.relais.directory.SiteId;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** How well the phone is answered. */
@Component(service = PhoneFigureResource.class)
@JakartarsResource
@Path("/phone/figures")
@Tag(name = "Phone")
@Produces(MediaType.APPLICATION_JSON)
public final class PhoneFigureResource {

    private final PhoneFigures figures;
    private final OfficeDirectory directory;

    @Activate
    public PhoneFigureResource(@Reference PhoneFigures figures, @Reference OfficeDirectory directory) {
        this.figures = figures;
        this.directory = directory;
    }

    @GET
    @RequiresPermission(PhonePermissions.FIGURES)
    @Operation(
            operationId = "getPhoneFigures",
            summary = "Answer rate, waits, first-contact resolution, hand-offs and callbacks over days of the office")
    @Parameter(in = ParameterIn.QUERY, name = "from", required = true, description = "First day of the office")
    @Parameter(in = ParameterIn.QUERY, name = "to", required = true, description = "Last day, included")
    @Parameter(in = ParameterIn.QUERY, name = "site", description = "Id of a site")
    @ApiResponse(
            responseCode = "200",
            description = "The figures; a share is from 0 to 1 and absent when there is nothing to share",
            content = @Content(schema = @Schema(implementation = PhoneFigures.Figures.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is missing, malformed or unknown")
    public PhoneFigures.Figures count(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(RequestHead.query(uri.getQueryParameters()));
        given.required("from");
        given.required("to");
        @Nullable LocalDate from = given.date("from");
        @Nullable LocalDate to = given.date("to");
        @Nullable SiteId site = OfficeParameters.site(given, directory.office());
        if (from != null && to != null && to.isBefore(from)) {
            given.refuse("to", new LocalizedText("Ne peut pas précéder from.", "Cannot be before from."));
        }
        given.check();
        return figures.count(
                RequestHead.caller(security.getUserPrincipal()), from, to, site == null ? null : site.value());
    }
}
