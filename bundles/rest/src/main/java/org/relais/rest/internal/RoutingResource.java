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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.Priority;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.OfficeParameters;
import org.relais.errors.Parameters;
import org.relais.intake.FormData;
import org.relais.routing.Router;
import org.relais.routing.RoutingDecision;
import org.relais.routing.RoutingRequest;
import org.relais.routing.RuleTrial;
import org.relais.routing.RuleTrialResult;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Tells where a request would go, before it exists, and where past ones would have gone. */
@Component(service = RoutingResource.class)
@JakartarsResource
@Path("/routing")
@Tag(name = "Routing")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class RoutingResource {

    private final Router router;
    private final RuleTrial trial;
    private final OfficeDirectory directory;
    private final Clock clock;

    @Activate
    public RoutingResource(
            @Reference Router router,
            @Reference RuleTrial trial,
            @Reference OfficeDirectory directory,
            @Reference Clock clock) {
        this.clock = clock;
        this.router = router;
        this.trial = trial;
        this.directory = directory;
    }

    @POST
    @RequiresPermission("routing:read")
    @Path("preview")
    @Operation(operationId = "previewRouting", summary = "Where a request would go and why; nothing is stored")
    @ApiResponse(
            responseCode = "200",
            description = "The department, its queue and the rule",
            content = @Content(schema = @Schema(implementation = RoutingJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is unknown or malformed; the problem names every one")
    public RoutingJson preview(
            @RequestBody(content = @Content(schema = @Schema(implementation = RoutingParameters.class)))
                    InputStream body)
            throws IOException {
        Office office = directory.office();
        Parameters given = new Parameters(JsonForm.readMembers(body));
        RoutingRequest request = new RoutingRequest(
                OfficeParameters.topic(given, office),
                OfficeParameters.channel(given),
                OfficeParameters.site(given, office),
                given.optional("commune"),
                given.optional("language"),
                given.optional("text"),
                Optional.ofNullable(given.instant("at")).orElseGet(clock::instant));
        given.check();
        return RoutingJson.of(router.route(request));
    }

    @POST
    @RequiresPermission("routing:edit")
    @Path("dry-run")
    @Operation(
            operationId = "tryRules",
            summary = "Which past cases would have gone elsewhere by other rules; nothing is stored",
            description =
                    "Either rules, written as in the office pack, or the number of a version. The period is given by days of the"
                            + " office or by instants. Cases that the caller may not know of are not counted.")
    @ApiResponse(
            responseCode = "200",
            description = "How many cases were tried, and those that would have gone elsewhere",
            content = @Content(schema = @Schema(implementation = TrialJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "The rules or the period are malformed; the problem names every fault")
    public TrialJson tryRules(
            @RequestBody(content = @Content(schema = @Schema(implementation = TrialParameters.class))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Map<String, Object> members = new LinkedHashMap<>(JsonForm.read(body).members());
        Map<String, Object> period = new LinkedHashMap<>();
        for (String name : List.of("from", "to")) {
            Object value = members.remove(name);
            if (value != null) {
                period.put(name, value);
            }
        }
        Parameters given = new Parameters(period);
        ZoneId zone = directory.office().zone();
        Instant from = OfficeParameters.beginning(given, "from", zone);
        Instant to = OfficeParameters.end(given, "to", zone);
        given.check();
        FormData rules = new FormData(members);
        rules.check();
        return TrialJson.of(trial.tryOn(Requests.caller(security), rules, from, to));
    }

    /** Rules on trial and the period they are tried on, for the description of the interface. */
    record TrialParameters(List<Object> rules, Integer version, String from, String to) {}

    /** What other rules would have done. */
    @Schema(name = "RuleTrial")
    record TrialJson(long examined, List<ChangeJson> changed, long unlisted, List<MoveJson> moves) {

        static TrialJson of(RuleTrialResult result) {
            return new TrialJson(
                    result.examined(),
                    result.changed().stream().map(ChangeJson::of).toList(),
                    result.unlisted(),
                    result.moves().stream().map(MoveJson::of).toList());
        }
    }

    /** A case that would have gone elsewhere. */
    @Schema(name = "RuleTrialChange")
    record ChangeJson(
            @JsonProperty("case") String reference,
            String from,
            String to,
            String fromQueue,
            String toQueue,
            String rule) {

        static ChangeJson of(RuleTrialResult.Change change) {
            return new ChangeJson(
                    change.reference().toString(),
                    change.from().department().toString(),
                    change.to().department().toString(),
                    change.from().queue(),
                    change.to().queue(),
                    change.rule());
        }
    }

    /** How many cases would have gone from one queue to another. */
    @Schema(name = "RuleTrialMove")
    record MoveJson(String from, String to, String fromQueue, String toQueue, long cases) {

        static MoveJson of(RuleTrialResult.Move move) {
            return new MoveJson(
                    move.from().department().toString(),
                    move.to().department().toString(),
                    move.from().queue(),
                    move.to().queue(),
                    move.cases());
        }
    }

    /** What may be known of a request, for the description of the interface. */
    record RoutingParameters(
            String topic, String channel, String site, String commune, String language, String text, String at) {}

    /** A routing decision. */
    @Schema(name = "RoutingDecision")
    record RoutingJson(
            @Nullable EmergencyJson emergency,
            String department,
            String queue,
            Priority priority,
            @Nullable Long targetMinutes,
            String rule,
            LocalizedText reason,
            @Nullable Integer version) {

        static RoutingJson of(RoutingDecision decision) {
            return new RoutingJson(
                    EmergencyJson.of(decision.emergencyScript()),
                    decision.department().toString(),
                    decision.queue(),
                    decision.priority(),
                    decision.target() == null ? null : decision.target().toMinutes(),
                    decision.trace().rule(),
                    decision.trace().reason(),
                    decision.trace().version());
        }
    }
}
