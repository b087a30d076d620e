package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.Priority;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Parameters;
import org.relais.routing.Router;
import org.relais.routing.RoutingDecision;
import org.relais.routing.RoutingRequest;
import org.relais.texts.LocalizedText;

/** Tells where a request would go, before it exists. */
@Component(service = RoutingResource.class)
@JakartarsResource
@Path("/routing")
@Tag(name = "Routing")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class RoutingResource {

    private final Router router;
    private final OfficeDirectory directory;

    @Activate
    public RoutingResource(@Reference Router router, @Reference OfficeDirectory directory) {
        this.router = router;
        this.directory = directory;
    }

    @POST
    @Path("preview")
    @Operation(operationId = "previewRouting", summary = "Where a request would go and why; nothing is stored")
    public RoutingJson preview(
            @RequestBody(content = @Content(schema = @Schema(implementation = RoutingParameters.class)))
                    InputStream body)
            throws IOException {
        Office office = directory.office();
        Parameters given = new Parameters(JsonForm.readTexts(body));
        RoutingRequest request = new RoutingRequest(
                OfficeParameters.topic(given, office),
                OfficeParameters.channel(given),
                OfficeParameters.site(given, office),
                given.optional("commune"),
                given.optional("language"),
                given.optional("text"));
        given.check();
        return RoutingJson.of(router.route(request));
    }

    /** What may be known of a request, for the description of the interface. */
    record RoutingParameters(String topic, String channel, String site, String commune, String language, String text) {}

    /** A routing decision. */
    @Schema(name = "RoutingDecision")
    record RoutingJson(
            String department,
            String queue,
            Priority priority,
            String rule,
            LocalizedText reason,
            @Nullable EmergencyJson emergency) {

        static RoutingJson of(RoutingDecision decision) {
            return new RoutingJson(
                    decision.department().toString(),
                    decision.queue(),
                    decision.priority(),
                    decision.rule(),
                    decision.reason(),
                    EmergencyJson.of(decision.emergencyScript()));
        }
    }
}
