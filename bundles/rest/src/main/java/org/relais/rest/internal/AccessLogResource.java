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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.access.AccessEntries;
import org.relais.access.AccessEntry;
import org.relais.access.AccessQuery;
import org.relais.cases.Page;
import org.relais.spi.web.RequiresPermission;

/** Tells who has read what of delegated services. */
@Component(service = AccessLogResource.class)
@JakartarsResource
@Path("/access-log")
@Tag(name = "Office")
@Produces(MediaType.APPLICATION_JSON)
public final class AccessLogResource {

    private final AccessEntries entries;

    @Activate
    public AccessLogResource(@Reference AccessEntries entries) {
        this.entries = entries;
    }

    @GET
    @RequiresPermission("access-log:read")
    @Operation(
            operationId = "getAccessLog",
            summary = "Who has read what of delegated services, newest first",
            description = "What was read is named, never what it says. Entries are kept for 6 to 12 months.")
    @Parameter(in = ParameterIn.QUERY, name = "service", description = "Id, for example claim-forms")
    @Parameter(in = ParameterIn.QUERY, name = "account", description = "Who has read")
    @Parameter(in = ParameterIn.QUERY, name = "action", description = "For example read-form or read-case")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "subject",
            description = "Whole: a registration number, or the reference of a case")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description = "Inclusive; the years 1900 to 2199",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            description = "Exclusive; the years 1900 to 2199",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "next of the page before")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = AccessLogJson.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed; the problem names every one")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    public AccessLogJson find(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        AccessQuery query = AccessQuery.of(Requests.query(uri.getQueryParameters()));
        Page<AccessEntry> page = entries.find(Requests.caller(security), query);
        return new AccessLogJson(page.items().stream().map(AccessEntryJson::of).toList(), page.next(), page.total());
    }

    /** One page of the log. */
    @Schema(name = "AccessLog")
    record AccessLogJson(
            List<AccessEntryJson> items, @Nullable String next, Page.Total total) {}

    /** One reading. */
    @Schema(name = "AccessEntry")
    record AccessEntryJson(
            UUID id,
            Instant at,
            String account,
            String service,
            String action,
            @Nullable String subject) {

        static AccessEntryJson of(AccessEntry entry) {
            return new AccessEntryJson(
                    entry.id(), entry.at(), entry.account(), entry.service().value(), entry.action(), entry.subject());
        }
    }
}
