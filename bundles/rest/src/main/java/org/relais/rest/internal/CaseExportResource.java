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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseExport;
import org.relais.cases.CaseQuery;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Parameters;
import org.relais.filters.SavedFilters;
import org.relais.identity.Caller;
import org.relais.permissions.CorePermissions;
import org.relais.permissions.Permissions;
import org.relais.spi.web.RequiresPermission;

/** Whole lists of cases, for a spreadsheet. */
@Component(service = CaseExportResource.class)
@JakartarsResource
@Path("/cases.csv")
@Tag(name = "Cases")
public final class CaseExportResource {

    private static final String CSV = "text/csv";
    private static final List<String> SEPARATORS = List.of("comma", "semicolon", "tab");

    private final CaseExport export;
    private final SavedFilters filters;
    private final OfficeDirectory directory;
    private final Permissions permissions;

    @Activate
    public CaseExportResource(
            @Reference CaseExport export,
            @Reference SavedFilters filters,
            @Reference OfficeDirectory directory,
            @Reference Permissions permissions) {
        this.export = export;
        this.filters = filters;
        this.directory = directory;
        this.permissions = permissions;
    }

    @GET
    @Produces(CSV)
    @RequiresPermission("case:export")
    @Operation(
            operationId = "exportCases",
            summary = "Every case that matches, as CSV",
            description = "Takes the filters and the order of findCases. Times are those of the office's clocks. "
                    + "An answer that breaks off is not complete: ask again.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "separator",
            schema =
                    @Schema(
                            allowableValues = {"comma", "semicolon", "tab"},
                            defaultValue = "comma"))
    @ApiResponse(
            responseCode = "200",
            description = "RFC 4180 with a header, in UTF-8",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed; the problem names every one")
    @ApiResponse(responseCode = "403", description = "Without the right to export")
    public Response export(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Caller caller = Requests.caller(security);
        permissions.require(caller, CorePermissions.CASE_EXPORT);
        Map<String, String> given = new LinkedHashMap<>(Requests.query(uri.getQueryParameters()));
        char separator = separator(given.remove("separator"));
        CaseQuery query = CaseQuery.of(filters.apply(caller, given), directory.office());
        StreamingOutput body = out -> write(caller, query, separator, out);
        return Response.ok(body, CSV + ";charset=utf-8;header=present")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cases.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static char separator(@Nullable String name) {
        Parameters given = new Parameters(name == null ? Map.of() : Map.of("separator", name));
        @Nullable String separator = given.choice("separator", SEPARATORS, value -> value);
        given.check();
        return separator == null || separator.equals("comma") ? ',' : separator.equals("tab") ? '\t' : ';';
    }

    private void write(Caller caller, CaseQuery query, char separator, OutputStream out) throws IOException {
        BufferedWriter buffer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try (CaseCsv csv = new CaseCsv(buffer, separator, directory.office().zone())) {
            export.forEach(caller, query, summary -> {
                csv.write(summary);
                if (csv.hasFailed()) {
                    throw new UncheckedIOException(new IOException("nobody listens any more"));
                }
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }
}
