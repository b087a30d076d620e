package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseService;
import org.relais.cases.Journal;
import org.relais.cases.JournalEntry;
import org.relais.spi.web.RequiresPermission;

/** Tells what happened to cases. */
@Component(service = CaseJournalResource.class)
@JakartarsResource
@Path("/cases/{case}/journal")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
public final class CaseJournalResource {

    private final CaseService cases;

    @Activate
    public CaseJournalResource(@Reference CaseService cases) {
        this.cases = cases;
    }

    @GET
    @RequiresPermission("case:read")
    @Operation(
            operationId = "getJournal",
            summary = "Everything that happened to a case, oldest first",
            description = "intact is false when the chain of hashes shows that an entry was tampered with.")
    @ApiResponse(
            responseCode = "200",
            description = "The journal",
            content = @Content(schema = @Schema(implementation = JournalJson.class)))
    @ApiResponse(responseCode = "404", description = "No such case, or not for this caller")
    public JournalJson get(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Journal journal = cases.journal(Requests.caller(security), CaseKey.of(key));
        return new JournalJson(journal.entries(), journal.intact());
    }

    /** A case's journal. */
    @Schema(name = "Journal")
    record JournalJson(List<JournalEntry> items, boolean intact) {}
}
