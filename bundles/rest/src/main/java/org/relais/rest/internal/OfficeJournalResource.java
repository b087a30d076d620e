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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.Page;
import org.relais.changes.OfficeChange;
import org.relais.changes.OfficeChangeQuery;
import org.relais.changes.OfficeChanges;
import org.relais.spi.web.RequiresPermission;

/** Tells who changed what about the office. */
@Component(service = OfficeJournalResource.class)
@JakartarsResource
@Path("/office/journal")
@Tag(name = "Office")
@Produces(MediaType.APPLICATION_JSON)
public final class OfficeJournalResource {

    private final OfficeChanges changes;

    @Activate
    public OfficeJournalResource(@Reference OfficeChanges changes) {
        this.changes = changes;
    }

    @GET
    @RequiresPermission("office-journal:read")
    @Operation(operationId = "getOfficeJournal", summary = "What people changed about the office, newest first")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "area",
            schema =
                    @Schema(
                            allowableValues = {
                                "calendar",
                                "directory",
                                "routing",
                                "queues",
                                "procedures",
                                "requesters",
                                "deadlines",
                                "channels",
                                "modes",
                                "exports",
                                "services",
                                "plug-ins"
                            }))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description = "Inclusive; the years 1900 to 2199",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "next of the page before")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = OfficeJournalJson.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed; the problem names every one")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    public OfficeJournalJson find(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        OfficeChangeQuery query = OfficeChangeQuery.of(Requests.query(uri.getQueryParameters()));
        Page<OfficeChange> page = changes.find(Requests.caller(security), query);
        return new OfficeJournalJson(
                page.items().stream().map(OfficeChangeJson::of).toList(), page.next(), page.total());
    }

    @GET
    @Path("verification")
    @RequiresPermission("office-journal:read")
    @Operation(
            operationId = "verifyOfficeJournal",
            summary = "Whether the journal of each area is what was written",
            description = "intact is false when the chain of hashes shows that an entry was tampered with.")
    @ApiResponse(
            responseCode = "200",
            description = "Each area",
            content = @Content(schema = @Schema(implementation = VerificationsJson.class)))
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    public VerificationsJson verify(@Parameter(hidden = true) @Context SecurityContext security) {
        return new VerificationsJson(changes.verify(Requests.caller(security)).stream()
                .map(area -> new VerificationJson(area.area().wireName(), area.entries(), area.intact()))
                .toList());
    }

    /** One page of the journal. */
    @Schema(name = "OfficeJournal")
    record OfficeJournalJson(
            List<OfficeChangeJson> items, @Nullable String next, Page.Total total) {}

    /** One change. */
    @Schema(name = "OfficeChange")
    record OfficeChangeJson(
            String area,
            int sequence,
            Instant at,
            String actor,
            String subject,
            String action,
            Map<String, List<String>> changes,
            @Nullable String reason,
            String hash) {

        static OfficeChangeJson of(OfficeChange change) {
            return new OfficeChangeJson(
                    change.area().wireName(),
                    change.sequence(),
                    change.at(),
                    change.actor(),
                    change.subject(),
                    change.action(),
                    change.changes(),
                    change.reason(),
                    change.hash());
        }
    }

    /** All areas. */
    @Schema(name = "OfficeJournalVerifications")
    record VerificationsJson(List<VerificationJson> items) {}

    /** Whether the chain of one area holds. */
    @Schema(name = "OfficeJournalVerification")
    record VerificationJson(String area, int entries, boolean intact) {}
}
