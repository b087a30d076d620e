package org.relais.channel.phone.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.phone.internal.calls.Call;
import org.relais.channel.phone.internal.calls.CallLog;
import org.relais.channel.phone.internal.calls.CallQuery;
import org.relais.channel.phone.internal.calls.CallerRecognition;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.directory.OfficeDirectory;
import org.relais.identity.Caller;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;

/** The log of calls. */
@Component(service = CallResource.class)
@JakartarsResource
@Path("/phone/calls")
@Tag(name = "Phone")
@Produces(MediaType.APPLICATION_JSON)
public final class CallResource {

    /** Whoever rings longer has hung up without the exchange saying so. */
    private static final Duration LONGEST = Duration.ofHours(4);

    private static final int MOST_RECOGNISED = 20;

    private final CallLog calls;
    private final CallerRecognition recognition;
    private final OfficeDirectory directory;
    private final Clock clock;

    @Activate
    public CallResource(
            @Reference CallLog calls,
            @Reference CallerRecognition recognition,
            @Reference OfficeDirectory directory,
            @Reference Clock clock) {
        this.calls = calls;
        this.recognition = recognition;
        this.directory = directory;
        this.clock = clock;
    }

    @GET
    @RequiresPermission(PhonePermissions.READ)
    @Operation(
            operationId = "listCalls",
            summary = "The log of calls, newest first, one page; live calls with who may be calling")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "number",
            description = "Of the other side, in any spelling, with or without 687; anonymous for withheld ones")
    @Parameter(in = ParameterIn.QUERY, name = "from", description = "A time, or a day of the office")
    @Parameter(in = ParameterIn.QUERY, name = "to", description = "A time, or a day of the office, which is included")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description =
                    "Of RINGING, ANSWERED, ENDED, ABANDONED, FORWARDED, UNANSWERED, with commas; LIVE is the first two")
    @Parameter(in = ParameterIn.QUERY, name = "agent", description = "Account, or user of the exchange, that took it")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "20"))
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "next of the page before")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = CallPageJson.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed")
    public CallPageJson list(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Caller caller = RequestHead.caller(security.getUserPrincipal());
        CallQuery query = CallQuery.of(RequestHead.query(uri.getQueryParameters()), directory.office());
        CallLog.CallPage page = calls.find(caller, query);
        List<Call> live = page.items().stream()
                .filter(this::isLive)
                .limit(MOST_RECOGNISED)
                .toList();
        return new CallPageJson(
                page.items().stream()
                        .map(call -> live.contains(call) ? known(caller, call) : CallJson.of(call, null))
                        .toList(),
                page.next() == null ? null : page.next().toString());
    }

    private boolean isLive(Call call) {
        return call.state().isLive() && call.startedAt().plus(LONGEST).isAfter(clock.instant());
    }

    private CallJson known(Caller caller, Call call) {
        return CallJson.of(call, recognition.of(caller, call.numberKey()));
    }

    @GET
    @RequiresPermission(PhonePermissions.READ)
    @Path("{callId}")
    @Operation(
            operationId = "getCall",
            summary = "A call, with whom the office knows by its number and their open cases")
    @ApiResponse(
            responseCode = "200",
            description = "The call",
            content = @Content(schema = @Schema(implementation = CallJson.class)))
    @ApiResponse(responseCode = "404", description = "No such call, or not for this caller")
    public CallJson get(
            @Parameter(description = "The exchange's id of the call") @PathParam("callId") String callId,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Caller caller = RequestHead.caller(security.getUserPrincipal());
        return known(caller, calls.get(caller, callId));
    }

    /** One page of calls. */
    @Schema(name = "PhoneCallPage")
    record CallPageJson(List<CallJson> items, @Nullable String next) {}
}
