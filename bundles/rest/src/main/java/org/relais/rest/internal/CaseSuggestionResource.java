package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseKey;
import org.relais.requesters.CaseSuggestions;
import org.relais.spi.web.RequiresPermission;

/** Other cases like one. */
@Component(service = CaseSuggestionResource.class)
@JakartarsResource
@Path("/cases/{case}/suggestions")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("case:read")
public final class CaseSuggestionResource {

    private final CaseSuggestions suggestions;

    @Activate
    public CaseSuggestionResource(@Reference CaseSuggestions suggestions) {
        this.suggestions = suggestions;
    }

    @GET
    @Operation(operationId = "suggestCasesLike", summary = "Other open, recent cases like this one")
    @ApiResponse(responseCode = "200", description = "Best first, at most 10")
    @ApiResponse(responseCode = "404", description = "No such case, or not for this caller")
    public Items<SuggestionResource.SuggestionJson> like(
            @Parameter(description = "Id or reference") @PathParam("case") String key,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return SuggestionResource.items(suggestions.suggest(Requests.caller(security), CaseKey.of(key)));
    }
}
