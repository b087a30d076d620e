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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.BulkActions;
import org.relais.cases.BulkActions.Outcome;
import org.relais.cases.BulkRequest;
import org.relais.cases.CaseStatus;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.errors.RelaisException;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Works many cases at once. */
@Component(service = BulkActionResource.class)
@JakartarsResource
@Path("/cases/actions/{action}")
@Tag(name = "Cases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class BulkActionResource {

    private final BulkActions bulk;

    @Activate
    public BulkActionResource(@Reference BulkActions bulk) {
        this.bulk = bulk;
    }

    @POST
    @RequiresPermission("case:read")
    @Operation(
            operationId = "performBulkAction",
            summary = "Do the same to up to 1,000 cases",
            description = "Each case is changed alone: the answer says for each one what became of it.")
    @ApiResponse(
            responseCode = "200",
            description = "One result for each case, in the same order",
            content = @Content(schema = @Schema(implementation = BulkJson.class)))
    @ApiResponse(responseCode = "400", description = "The list or a parameter is wrong; nothing was done to any case")
    public BulkJson perform(
            @Parameter(description = "As for a single case; all but split") @PathParam("action") String action,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = BulkParameters.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Map<String, Object> members = JsonForm.readMembers(body);
        for (String name : members.keySet()) {
            if (!List.of("cases", "parameters").contains(name)) {
                throw Errors.invalid(FieldError.pointer("", name), new LocalizedText("Inconnu.", "Unknown."));
            }
        }
        return BulkJson.of(
                bulk.perform(Requests.caller(security), BulkRequest.of(action, cases(members), parameters(members))));
    }

    private static List<?> cases(Map<String, Object> members) {
        if (members.get("cases") instanceof List<?> cases) {
            return cases;
        }
        throw Errors.invalid(
                "/cases", new LocalizedText("Une liste de dossiers est attendue.", "A list of cases is expected."));
    }

    @SuppressWarnings("unchecked") // a JSON object has texts for names
    private static Map<String, Object> parameters(Map<String, Object> members) {
        Object parameters = members.getOrDefault("parameters", Map.of());
        if (parameters instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw Errors.invalid("/parameters", new LocalizedText("Un objet est attendu.", "An object is expected."));
    }

    /** What is to be done to which cases, for the description of the interface. */
    record BulkParameters(List<String> cases, CaseActionResource.ActionParameters parameters) {}

    /** How many were changed, and what became of each. */
    @Schema(name = "BulkResult")
    record BulkJson(int done, int refused, List<OutcomeJson> items) {

        static BulkJson of(List<Outcome> outcomes) {
            List<OutcomeJson> items = outcomes.stream().map(OutcomeJson::of).toList();
            int done =
                    (int) items.stream().filter(item -> item.problem() == null).count();
            return new BulkJson(done, items.size() - done, items);
        }
    }

    /** What became of one case: how it stands, or the problem. */
    @Schema(name = "BulkOutcome")
    record OutcomeJson(
            @JsonProperty("case") String name,
            @Nullable CaseStatus status,
            @Nullable Long revision,
            @Nullable ProblemJson problem) {

        static OutcomeJson of(Outcome outcome) {
            String name = outcome.name();
            if (outcome instanceof Outcome.Done done) {
                return new OutcomeJson(name, done.view().status(), done.view().revision(), null);
            }
            return new OutcomeJson(name, null, null, ProblemJson.of(((Outcome.Refused) outcome).problem()));
        }
    }

    /** Why nothing was changed. */
    @Schema(name = "BulkProblem")
    record ProblemJson(String code, LocalizedText title, LocalizedText detail, List<FieldError> errors) {

        static ProblemJson of(RelaisException problem) {
            return new ProblemJson(problem.code().value(), problem.code().title(), problem.detail(), problem.errors());
        }
    }
}
