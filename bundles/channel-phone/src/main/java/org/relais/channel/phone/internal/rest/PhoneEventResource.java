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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.phone.internal.calls.CallLog;
import org.relais.channel.phone.internal.calls.CallState;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.identity.Caller;
import org.relais.intake.FormData;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;

/** Where the exchange tells what happens to calls. */
@Component(service = PhoneEventResource.class)
@JakartarsResource
@Path("/phone/events")
@Tag(name = "Phone")
@Produces(MediaType.APPLICATION_JSON)
public final class PhoneEventResource {

    private final CallLog calls;
    private final Clock clock;

    @Activate
    public PhoneEventResource(@Reference CallLog calls, @Reference Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @POST
    @RequiresPermission(PhonePermissions.EVENT)
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(
            operationId = "recordPhoneEvent",
            summary = "An event of the exchange: newCall, answer or hangup",
            description =
                    "Sent as JSON or as an encoded form, in any order and as often as the exchange likes: the first of each kind"
                            + " counts. Members of a vendor's own are passed over and not kept.")
    @ApiResponse(
            responseCode = "200",
            description = "The call as it is now",
            content = @Content(schema = @Schema(implementation = RecordedJson.class)))
    @ApiResponse(responseCode = "400", description = "event or callId is missing, or a known member is malformed")
    public RecordedJson record(
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = EventJson.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                                        schema = @Schema(implementation = EventJson.class))
                            })
                    InputStream body,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        @Nullable MediaType type = headers.getMediaType();
        boolean encoded = type != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
        FormData form = encoded ? PhoneBody.encoded(body) : PhoneBody.json(body);
        Caller caller = RequestHead.caller(security.getUserPrincipal());
        CallLog.Recorded recorded = calls.record(caller, EventForm.read(form, caller.account(), clock));
        return new RecordedJson(
                recorded.call().callId(),
                recorded.call().state(),
                recorded.call().startedAt(),
                recorded.repeated());
    }

    /** What has become of an event. */
    @Schema(name = "PhoneEventReceipt")
    record RecordedJson(
            String callId,
            CallState state,
            Instant startedAt,

            @Schema(description = "True when an event of this kind was known of the call")
            boolean repeated) {}

    /** What an exchange sends, for the description of the interface. */
    @Schema(name = "PhoneEvent")
    record EventJson(
            @Schema(
                    allowableValues = {"newCall", "answer", "hangup"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String event,

            @Schema(maxLength = 250, requiredMode = Schema.RequiredMode.REQUIRED)
            String callId,

            @Schema(description = "When it happened; without it, when it was received")
            Instant at,

            @Schema(description = "A number, or anonymous") String from,
            String to,
            @Schema(allowableValues = {"in", "out"}) String direction,

            @Schema(description = "In an encoded form user[], as often as there are users")
            List<String> user,

            @Schema(description = "A queue that is called like a site belongs to it")
            String queue,

            String answeringNumber,

            @Schema(description = "normalClearing, busy, cancel, noAnswer, congestion, notFound, forwarded, or another")
            String cause) {}
}
