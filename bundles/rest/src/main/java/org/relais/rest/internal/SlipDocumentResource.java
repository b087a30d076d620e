package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Parameters;
import org.relais.services.TransmittalSlips;
import org.relais.services.TransmittalSlips.SlipDocument;
import org.relais.services.TransmittalSlips.SlipFormat;
import org.relais.spi.web.RequiresPermission;

/** Writes transmittal slips for partners: on paper, and as data. */
@Component(service = SlipDocumentResource.class)
@JakartarsResource
@Path("/services/{service}/slips/{slip}/document")
@Tag(name = "Delegated services")
public final class SlipDocumentResource {

    private final TransmittalSlips slips;

    @Activate
    public SlipDocumentResource(@Reference TransmittalSlips slips) {
        this.slips = slips;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @RequiresPermission("office:read")
    @Operation(
            operationId = "getSlipDocument",
            summary = "A slip to be printed and signed, or as data for the partner",
            description = "One line for each form, and nothing clinical. To be saved, never shown by a browser.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "format",
            schema =
                    @Schema(
                            allowableValues = {"pdf", "csv", "xml"},
                            defaultValue = "pdf"))
    @ApiResponse(
            responseCode = "200",
            description = "The document",
            content = {
                @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/xml", schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed")
    @ApiResponse(responseCode = "404", description = "No such slip or service, or not for this caller")
    @ApiResponse(responseCode = "409", description = "The slip is open: freeze it first")
    public Response get(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(description = "Number or id") @PathParam("slip") String slip,
            @Parameter(description = "French unless it prefers English; for pdf")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable
                    String language,
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        @Nullable
        SlipFormat format = given.choice("format", List.of(SlipFormat.values()), SlipDocumentResource::wireName);
        given.check();
        SlipDocument document = slips.document(
                Requests.caller(security),
                ServicePath.service(service),
                slip,
                format == null ? SlipFormat.PDF : format,
                Requests.language(language));
        return ContentAnswer.made(document.name(), type(document.format()), document.content());
    }

    private static String wireName(SlipFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private static String type(SlipFormat format) {
        return switch (format) {
            case PDF -> format.mediaType();
            case CSV -> format.mediaType() + ";charset=utf-8;header=present";
            case XML -> format.mediaType() + ";charset=utf-8";
        };
    }
}
