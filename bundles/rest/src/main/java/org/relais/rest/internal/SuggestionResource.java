package org.relais.rest.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.directory.OfficeDirectory;
import org.relais.requesters.CaseSuggestions;
import org.relais.requesters.Suggestion;
import org.relais.requesters.SuggestionQuery;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Cases that a request may be about already. */
@Component(service = SuggestionResource.class)
@JakartarsResource
@Path("/cases/suggestions")
@Tag(name = "Cases")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("case:read")
public final class SuggestionResource {

    private final CaseSuggestions suggestions;
    private final OfficeDirectory directory;

    @Activate
    public SuggestionResource(@Reference CaseSuggestions suggestions, @Reference OfficeDirectory directory) {
        this.suggestions = suggestions;
        this.directory = directory;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "suggestCases",
            summary = "Open, recent cases that a request may be about, before it is handed in; nothing is stored")
    @ApiResponse(responseCode = "200", description = "Best first, at most 10")
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    public Items<SuggestionJson> suggest(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RequestJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        SuggestionQuery query = SuggestionQuery.of(JsonForm.read(body), directory.office());
        return items(suggestions.suggest(Requests.caller(security), query));
    }

    static Items<SuggestionJson> items(List<Suggestion> found) {
        return new Items<>(found.stream().map(SuggestionJson::of).toList());
    }

    /** A case, what it has in common with the request, and the same for people. */
    @Schema(name = "Suggestion")
    record SuggestionJson(
            @JsonProperty("case") CaseSummaryJson subject, List<Suggestion.Reason> reasons, LocalizedText why) {

        static SuggestionJson of(Suggestion suggestion) {
            return new SuggestionJson(CaseSummaryJson.of(suggestion.summary()), suggestion.reasons(), suggestion.why());
        }
    }

    /** What is known of a request, for the description of the interface. */
    @Schema(name = "SuggestionRequest")
    record RequestJson(
            String topic,
            String requesterId,
            RequesterJson requester,
            String phone,
            String email,
            String commune,
            String text) {}
}
