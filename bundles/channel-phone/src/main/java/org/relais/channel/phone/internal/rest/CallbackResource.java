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
import jakarta.ws.rs.core.HttpHeaders;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseService;
import org.relais.channel.phone.internal.callbacks.Attempt;
import org.relais.channel.phone.internal.callbacks.Callback;
import org.relais.channel.phone.internal.callbacks.CallbackQuery;
import org.relais.channel.phone.internal.callbacks.Callbacks;
import org.relais.channel.phone.internal.calls.PhoneNumbers;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.directory.Agent;
import org.relais.directory.Agents;
import org.relais.directory.OfficeDirectory;
import org.relais.directory.OfficeParameters;
import org.relais.directory.SiteId;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
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
    private static final int MAX_NUMBER = 60;
    private static final int MAX_CALL_ID = 250;

    private static final LocalizedText NUMBER = new LocalizedText(
            "Un numéro que l'on peut rappeler est attendu, par exemple 20.52.52 ou +33 6 12 34 56 78.",
            "A number that can be called back is expected, for example 20.52.52 or +33 6 12 34 56 78.");

    private static final LocalizedText CASE =
            new LocalizedText("La référence d'un dossier est attendue.", "The reference of a case is expected.");

    private final Callbacks callbacks;
    private final CaseService cases;
    private final Agents agents;
    private final OfficeDirectory directory;
    private final Clock clock;
    private final PhoneNumbers numbers = new PhoneNumbers();

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
                PhoneRequests.caller(security), CallbackQuery.of(PhoneRequests.query(uri.getQueryParameters())));
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
        return answer(callbacks.get(PhoneRequests.caller(security), PhoneRequests.id(callback)));
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
        Caller caller = PhoneRequests.caller(security);
        Parameters given = new Parameters(PhoneBody.json(body).members());
        given.required("number");
        @Nullable String number = given.parsed("number", this::callable, NUMBER);
        @Nullable String name = given.text("name", MAX_NAME);
        @Nullable String note = given.text("note", MAX_NOTE);
        @Nullable String callId = given.text("callId", MAX_CALL_ID);
        @Nullable CaseKey subject = given.parsed("case", CaseKey::parse, CASE);
        @Nullable String assignee = given.parsed("assignee", this::worker, unknownAgent());
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

    private Optional<String> callable(String text) {
        boolean callable = text.length() <= MAX_NUMBER
                && !numbers.isShort(text)
                && numbers.key(text).isPresent();
        return callable ? Optional.of(text.strip()) : Optional.empty();
    }

    private Optional<String> worker(String account) {
        return agents.find(account).filter(Agent::isActive).map(Agent::account);
    }

    private static LocalizedText unknownAgent() {
        return new LocalizedText(
                "Le compte d'une personne qui travaille ici est attendu.",
                "The account of somebody who works here is expected.");
    }

    @POST
    @RequiresPermission(PhonePermissions.WORK)
    @Path("{callback}/actions/{action}")
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
        Caller caller = PhoneRequests.caller(security);
        UUID id = PhoneRequests.id(callback);
        OptionalLong expected = PhoneRequests.expectedRevision(ifMatch);
        Parameters given = new Parameters(PhoneBody.json(body).members());
        return answer(
                switch (action) {
                    case "assign" -> {
                        @Nullable String agent = given.parsed("agent", this::worker, unknownAgent());
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
                        throw org.relais.errors.RelaisException.of(
                                Errors.NOT_FOUND,
                                new LocalizedText(
                                        "Action inconnue. Possibles : assign, attempt, done, cancel.",
                                        "No such action. There are assign, attempt, done, cancel."));
                });
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

    /** What the actions take, for the description of the interface. */
    @Schema(name = "CallbackAction")
    record ActionJson(String agent, Attempt.Result result, String note, String reason) {}
}
