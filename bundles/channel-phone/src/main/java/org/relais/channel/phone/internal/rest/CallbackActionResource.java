package org.relais.channel.phone.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.phone.internal.callbacks.Attempt;
import org.relais.channel.phone.internal.callbacks.Callback;
import org.relais.channel.phone.internal.callbacks.Callbacks;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.directory.Agents;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Works promises to call back, one action at a time. */
@Component(service = CallbackActionResource.class)
@JakartarsResource
@Path("/phone/callbacks/{callback}/actions/{action}")
@Tag(name = "Phone")
@Produces(MediaType.APPLICATION_JSON)
public final class CallbackActionResource {

    private static final int MAX_NOTE = 4000;

    private final Callbacks callbacks;
    private final Agents agents;
    private final Clock clock;

    @Activate
    public CallbackActionResource(@Reference Callbacks callbacks, @Reference Agents agents, @Reference Clock clock) {
        this.callbacks = callbacks;
        this.agents = agents;
        this.clock = clock;
    }

    @POST
    @RequiresPermission(PhonePermissions.WORK)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeCallback",
            summary = "assign {agent}, attempt {result, note}, done {note} or cancel {reason}",
            description =
                    "assign without an agent is for the caller. An attempt ends NO_ANSWER, VOICEMAIL or REACHED; after as many as"
                            + " the office makes without reaching anybody, the callback expires.")
    @ApiResponse(
            responseCode = "200",
            description = "The callback as it is now",
            content = @Content(schema = @Schema(implementation = CallbackJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    @ApiResponse(responseCode = "404", description = "No such callback or action, or not for this caller")
    @ApiResponse(responseCode = "409", description = "The callback is over")
    @ApiResponse(responseCode = "412", description = "The callback has changed since the revision of If-Match")
    public Response act(
            @Parameter(description = "Id of the callback") @PathParam("callback") String callback,
            @Parameter(
                            description = "What to do",
                            schema = @Schema(allowableValues = {"assign", "attempt", "done", "cancel"}))
                    @PathParam("action")
                    String action,
            @Parameter(description = "The revision of the callback in quotation marks")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = ActionJson.class))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Callback now = perform(
                action,
                RequestHead.caller(security.getUserPrincipal()),
                PathId.of(callback),
                RequestHead.expectedRevision(ifMatch),
                new Parameters(PhoneBody.json(body).members()));
        return CallbackJson.response(Response.Status.OK, now, clock.instant());
    }

    private Callback perform(String action, Caller caller, UUID id, OptionalLong expected, Parameters given) {
        return switch (action) {
            case "assign" -> {
                @Nullable String agent = PhoneParameters.worker(given, "agent", agents);
                given.check();
                yield callbacks.assign(caller, id, expected, agent == null ? caller.account() : agent);
            }
            case "attempt" -> {
                given.required("result");
                Attempt.@Nullable Result result = given.choice("result", Attempt.Result.class);
                @Nullable String note = given.text("note", MAX_NOTE);
                given.check();
                yield callbacks.attempt(caller, id, expected, result, note);
            }
            case "done" -> {
                @Nullable String note = given.text("note", MAX_NOTE);
                given.check();
                yield callbacks.done(caller, id, expected, note);
            }
            case "cancel" -> {
                given.required("reason");
                @Nullable String reason = given.text("reason", MAX_NOTE);
                given.check();
                yield callbacks.cancel(caller, id, expected, reason == null ? "" : reason);
            }
            default ->
                throw RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText(
                                "Action inconnue. Possibles : assign, attempt, done, cancel.",
                                "No such action. There are assign, attempt, done, cancel."));
        };
    }

    /** What the actions take, for the description of the interface. */
    @Schema(name = "CallbackAction")
    record ActionJson(String agent, Attempt.Result result, String note, String reason) {}
}
