package org.relais.channel.phone.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseService;
import org.relais.channel.phone.internal.callbacks.Callback;
import org.relais.channel.phone.internal.callbacks.CallbackQuery;
import org.relais.channel.phone.internal.callbacks.Callbacks;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.directory.Agents;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.OfficeParameters;
import org.relais.directory.SiteId;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Promises to call back. */
@Component(service = CallbackResource.class)
@JakartarsResource
@Path("/phone/callbacks")
@Tag(name = "Phone")
@Produces(MediaType.APPLICATION_JSON)
public final class CallbackResource {

    private static final int MAX_NOTE = 4000;
    private static final int MAX_NAME = 200;
    private static final int MAX_CALL_ID = 250;

    private final Callbacks callbacks;
    private final CaseService cases;
    private final Agents agents;
    private final OfficeDirectory directory;
    private final Clock clock;

    @Activate
    public CallbackResource(
            @Reference Callbacks callbacks,
            @Reference CaseService cases,
            @Reference Agents agents,
            @Reference OfficeDirectory directory,
            @Reference Clock clock) {
        this.callbacks = callbacks;
        this.cases = cases;
        this.agents = agents;
        this.directory = directory;
        this.clock = clock;
    }

    @GET
    @RequiresPermission(PhonePermissions.READ)
    @Operation(operationId = "listCallbacks", summary = "Promises to call back, those due first, one page")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description = "Of REQUESTED, ASSIGNED, DONE, EXPIRED, CANCELLED, with commas; OPEN is the first two")
    @Parameter(in = ParameterIn.QUERY, name = "assignee", description = "Account of who is to call")
    @Parameter(in = ParameterIn.QUERY, name = "dueBefore", description = "ISO 8601 time with offset")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "20"))
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "next of the page before")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = CallbackPageJson.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed")
    public CallbackPageJson list(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Callbacks.CallbackPage page = callbacks.find(
                RequestHead.caller(security.getUserPrincipal()),
                CallbackQuery.of(RequestHead.query(uri.getQueryParameters())));
        Instant now = clock.instant();
        return new CallbackPageJson(
                page.items().stream()
                        .map(callback -> CallbackJson.of(callback, now))
                        .toList(),
                page.next() == null ? null : page.next().toString());
    }

    @GET
    @RequiresPermission(PhonePermissions.READ)
    @Path("{callback}")
    @Operation(operationId = "getCallback", summary = "A promise to call back, with what was tried")
    @ApiResponse(
            responseCode = "200",
            description = "The callback; its revision is the ETag",
            content = @Content(schema = @Schema(implementation = CallbackJson.class)))
    @ApiResponse(responseCode = "404", description = "No such callback, or not for this caller")
    public Response get(
            @Parameter(description = "Id of the callback") @PathParam("callback") String callback,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return answer(callbacks.get(RequestHead.caller(security.getUserPrincipal()), PathId.of(callback)));
    }

    private Response answer(Callback callback) {
        return CallbackJson.response(Response.Status.OK, callback, clock.instant());
    }

    @POST
    @RequiresPermission(PhonePermissions.WORK)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "requestCallback", summary = "Promise a callback by hand")
    @ApiResponse(
            responseCode = "201",
            description = "The callback; 200 when the key came before",
            content = @Content(schema = @Schema(implementation = CallbackJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    @ApiResponse(responseCode = "404", description = "The caller may not know of the case")
    @ApiResponse(responseCode = "409", description = "The key was used for another callback")
    public Response request(
            @Parameter(description = "The same key answers the first callback again")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RequestJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Caller caller = RequestHead.caller(security.getUserPrincipal());
        Parameters given = new Parameters(PhoneBody.json(body).members());
        @Nullable String number = PhoneParameters.callable(given, "number");
        @Nullable String name = given.text("name", MAX_NAME);
        @Nullable String note = given.text("note", MAX_NOTE);
        @Nullable String callId = given.text("callId", MAX_CALL_ID);
        @Nullable CaseKey subject = PhoneParameters.subject(given, "case");
        @Nullable String assignee = PhoneParameters.worker(given, "assignee", agents);
        @Nullable Instant dueAt = given.instant("dueAt");
        @Nullable SiteId site = OfficeParameters.site(given, directory.office());
        if (dueAt != null && dueAt.isBefore(clock.instant())) {
            given.refuse("dueAt", new LocalizedText("Ne peut pas être passé.", "Cannot be in the past."));
        }
        given.check();
        @Nullable
        CaseId caseId = subject == null ? null : cases.get(caller, subject).id();
        Callback.About about = new Callback.About(
                number, name, note, callId, caseId, null, site == null ? null : site.value(), caller.account());
        Callbacks.Requested requested = callbacks.request(caller, about, assignee, dueAt, IdempotencyKey.optional(key));
        Response answer = CallbackJson.response(
                requested.repeated() ? Response.Status.OK : Response.Status.CREATED,
                requested.callback(),
                clock.instant());
        return Response.fromResponse(answer)
                .location(URI.create(
                        "/api/v1/phone/callbacks/" + requested.callback().id()))
                .build();
    }

    /** One page of callbacks. */
    @Schema(name = "CallbackPage")
    record CallbackPageJson(
            List<CallbackJson> items, @Nullable String next) {}

    /** What a promise by hand takes, for the description of the interface. */
    @Schema(name = "CallbackRequest")
    record RequestJson(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String number,

            String name,
            String note,
            String callId,
            @Schema(name = "case") String caseReference,
            String assignee,
            String site,

            @Schema(description = "Without it, as soon as the office promises it, in office hours")
            Instant dueAt) {}
}
