package org.relais.channel.web.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.spi.web.OpenToPublic;

/** Takes in the requests of citizens. */
@Component(service = PublicRequestResource.class)
@JakartarsResource
@Path("/public/requests")
@Tag(name = "Public")
@Produces(MediaType.APPLICATION_JSON)
public final class PublicRequestResource {

    private final PublicDesk desk;
    private final RateLimits limits;
    private final PublicClients clients;

    @Activate
    public PublicRequestResource(
            @Reference PublicDesk desk, @Reference RateLimits limits, @Reference PublicClients clients) {
        this.desk = desk;
        this.limits = limits;
        this.clients = clients;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @OpenToPublic(
            "Citizens have no account; requests are limited for each address, and nothing is told but what was just sent.")
    @Operation(
            operationId = "sendPublicRequest",
            summary = "Send a request to the office",
            description =
                    "After the form of its topic, with an optional draft {id, secret}; the draft alone sends what lies there. "
                            + "Stored for good once answered. The same key or draft with the same form answers the first result again.")
    @ApiResponse(
            responseCode = "201",
            description = "Received",
            content = @Content(schema = @Schema(implementation = ConfirmationJson.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Received before",
            content = @Content(schema = @Schema(implementation = ConfirmationJson.class)))
    @ApiResponse(responseCode = "400", description = "The form is wrong or consent is missing; nothing is stored")
    @ApiResponse(responseCode = "404", description = "No such draft, or not with this secret")
    @ApiResponse(responseCode = "409", description = "The key or the draft was used with another form")
    @ApiResponse(
            responseCode = "422",
            description = "A rule of the office keeps the channel closed; the detail says what else to do")
    @ApiResponse(responseCode = "429", description = "Too many requests from this address")
    public Response send(
            @Parameter(
                            description =
                                    "The sender's own name for this request; without it and without a draft, each sending is another request")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = "object")))
                    Map<String, Object> body,
            @Parameter(hidden = true) @Context HttpServletRequest request) {
        limits.request(clients.address(request));
        PublicDesk.Answer answer = desk.submit(key, Forms.of(body));
        return Response.status(answer.repeated() ? Response.Status.OK : Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(answer.confirmation())
                .build();
    }
}
