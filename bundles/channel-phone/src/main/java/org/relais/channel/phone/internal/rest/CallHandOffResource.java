package org.relais.channel.phone.internal.rest;

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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.channel.phone.internal.handoff.HandOff;
import org.relais.channel.phone.internal.handoff.HandOffs;
import org.relais.errors.Parameters;
import org.relais.intake.FormData;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Hands a call to a colleague. */
@Component(service = CallHandOffResource.class)
@JakartarsResource
@Path("/phone/calls/{callId}/hand-off")
@Tag(name = "Phone")
@Produces(MediaType.APPLICATION_JSON)
public final class CallHandOffResource {

    private static final int MAX_NOTE = 4000;
    private static final int MAX_NAME = 200;
    private static final int MAX_NUMBER = 60;
    private static final int MAX_ACCOUNT = 100;
    private static final int LONGEST_SECONDS = 3600;

    private final HandOffs handOffs;

    @Activate
    public CallHandOffResource(@Reference HandOffs handOffs) {
        this.handOffs = handOffs;
    }

    @POST
    @RequiresPermission(PhonePermissions.WORK)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "handOffCall",
            summary = "Hand a call to a colleague who can be reached, on site or at home",
            description =
                    "Note, contact and the caller's draft travel with it. When the colleague does not take it in time, it becomes a"
                            + " callback with all of that.")
    @ApiResponse(
            responseCode = "201",
            description = "The hand-off",
            content = @Content(schema = @Schema(implementation = HandOffResource.HandOffJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    @ApiResponse(responseCode = "404", description = "No such call, or not for this caller")
    @ApiResponse(responseCode = "409", description = "The call was abandoned, or is offered to somebody already")
    @ApiResponse(responseCode = "422", description = "The colleague cannot be reached; the problem names who can")
    public Response offer(
            @Parameter(description = "The exchange's id of the call") @PathParam("callId") String callId,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OfferJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        HandOff handOff =
                handOffs.offer(RequestHead.caller(security.getUserPrincipal()), callId, offer(PhoneBody.json(body)));
        return Response.status(Response.Status.CREATED)
                .location(URI.create("/api/v1/phone/hand-offs/" + handOff.id()))
                .entity(HandOffResource.HandOffJson.of(handOff))
                .build();
    }

    private static HandOffs.Offer offer(FormData form) {
        Map<String, Object> members = new LinkedHashMap<>(form.members());
        Object contact = members.remove("contact");
        Object limit = members.remove("answerWithinSeconds");
        Parameters given = new Parameters(members);
        given.required("to");
        @Nullable String to = given.text("to", MAX_ACCOUNT);
        given.required("kind");
        HandOff.@Nullable Kind kind = given.choice("kind", HandOff.Kind.class);
        @Nullable String note = given.text("note", MAX_NOTE);
        if (limit != null && !(limit instanceof Long seconds && seconds >= 1 && seconds <= LONGEST_SECONDS)) {
            given.refuse(
                    "answerWithinSeconds",
                    new LocalizedText("Nombre entier de 1 à %d attendu.", "A whole number from 1 to %d is expected.")
                            .formatted(LONGEST_SECONDS));
        }
        if (contact != null && !(contact instanceof Map<?, ?>)) {
            given.refuse(
                    "contact",
                    new LocalizedText(
                            "Un objet {\"name\", \"number\"} est attendu.",
                            "An object {\"name\", \"number\"} is expected."));
        }
        given.check();
        Map<String, Object> about = new LinkedHashMap<>();
        if (contact instanceof Map<?, ?> map) {
            map.forEach((name, value) -> about.put((String) name, value));
        }
        Parameters reach = new Parameters(about);
        @Nullable String name = reach.text("name", MAX_NAME);
        @Nullable String number = reach.text("number", MAX_NUMBER);
        reach.check();
        return new HandOffs.Offer(
                to, kind, note, name, number, limit instanceof Long seconds ? Duration.ofSeconds(seconds) : null);
    }

    /** What an offer takes, for the description of the interface. */
    @Schema(name = "HandOffOffer")
    record OfferJson(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String to,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            HandOff.Kind kind,

            String note,

            @Schema(description = "Without a number, that of the call")
            HandOffResource.ContactJson contact,

            @Schema(description = "From 1 to 3600; without it, what the office has set")
            Integer answerWithinSeconds) {}
}
