package org.relais.rest.internal;

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
import jakarta.ws.rs.PUT;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.administration.AgentEdit;
import org.relais.administration.DirectoryEditing;
import org.relais.directory.Agent;
import org.relais.directory.Agents;
import org.relais.directory.Presence;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** The people who work here. */
@Component(service = AgentResource.class)
@JakartarsResource
@Path("/agents")
@Tag(name = "Office")
@Produces(MediaType.APPLICATION_JSON)
public final class AgentResource {

    private final Agents agents;
    private final DirectoryEditing editing;
    private final Clock clock;

    @Activate
    public AgentResource(@Reference Agents agents, @Reference DirectoryEditing editing, @Reference Clock clock) {
        this.agents = agents;
        this.editing = editing;
        this.clock = clock;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(
            operationId = "listAgents",
            summary = "People a case can be assigned to, or with state=LEFT those who have left")
    @Parameter(in = ParameterIn.QUERY, name = "state", schema = @Schema(allowableValues = {"ACTIVE", "LEFT"}))
    @ApiResponse(responseCode = "400", description = "An unknown state or parameter")
    public Items<AgentJson> list(@Parameter(hidden = true) @Context UriInfo uri) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        Agent.@Nullable State asked = given.choice("state", Agent.State.class);
        given.check();
        Agent.State wanted = asked == null ? Agent.State.ACTIVE : asked;
        Instant now = clock.instant();
        return new Items<>(agents.list().stream()
                .filter(agent -> agent.state() == wanted)
                .map(agent -> AgentJson.of(agent, now))
                .toList());
    }

    @GET
    @Path("{account}")
    @RequiresPermission("office:read")
    @Operation(operationId = "getAgent", summary = "One person, also one who has left")
    @ApiResponse(
            responseCode = "200",
            description = "The person",
            content = @Content(schema = @Schema(implementation = AgentJson.class)))
    @ApiResponse(responseCode = "404", description = "No such account")
    public Response get(
            @PathParam("account") String account, @Parameter(hidden = true) @Context SecurityContext security) {
        return editing.agent(Requests.caller(security), account)
                .map(agent -> AgentJson.response(agent, clock.instant()))
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de compte « %s ».", "There is no account '%s'.")
                                .formatted(account)));
    }

    @PUT
    @Path("{account}")
    @RequiresPermission("directory:edit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putAgent",
            summary = "Say who somebody is and what they can do",
            description =
                    "Replaces everything but the presence: what is left out is emptied, so read first and send with If-Match.")
    @ApiResponse(
            responseCode = "200",
            description = "The person as it stands now",
            content = @Content(schema = @Schema(implementation = AgentJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is malformed or unknown")
    @ApiResponse(responseCode = "404", description = "No such account")
    @ApiResponse(responseCode = "409", description = "The person has left")
    @ApiResponse(responseCode = "412", description = "Edited since the revision of If-Match")
    public Response put(
            @PathParam("account") String account,
            @Parameter(description = "The person's ETag") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = AgentEdit.class))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        EditForm form = EditForm.read(body);
        List<String> teams = form.list("teams");
        List<String> skills = form.list("skills");
        List<String> hours = form.list("workingHours");
        Parameters texts = form.texts();
        AgentEdit edit = new AgentEdit(
                texts.optional("firstName"),
                texts.optional("lastName"),
                texts.optional("department"),
                teams,
                skills,
                hours,
                texts.optional("reason"));
        form.check();
        return AgentJson.response(
                editing.edit(Requests.caller(security), account, Requests.expectedRevision(ifMatch), edit),
                clock.instant());
    }

    @PUT
    @Path("{account}/presence")
    @RequiresPermission("presence:edit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putPresence",
            summary = "Say where somebody works",
            description =
                    "Anybody about oneself; about others supervisors and administrators. Who is away has no phone unless said.")
    @ApiResponse(
            responseCode = "200",
            description = "The person as it stands now",
            content = @Content(schema = @Schema(implementation = AgentJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    @ApiResponse(responseCode = "403", description = "About somebody else, and not for this caller")
    @ApiResponse(responseCode = "404", description = "No such account")
    @ApiResponse(responseCode = "409", description = "The person has left")
    @ApiResponse(responseCode = "412", description = "Edited since the revision of If-Match")
    public Response putPresence(
            @PathParam("account") String account,
            @Parameter(description = "The person's ETag") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = PresenceEdit.class))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        given.required("presence");
        Presence.@Nullable State state = given.choice("presence", Presence.State.class);
        @Nullable Instant until = given.instant("until");
        Presence.@Nullable Reachability reachable = given.choice("reachable", Presence.Reachability.class);
        given.check();
        Presence.State present = state == null ? Presence.State.ON_SITE : state;
        Presence presence = new Presence(present, until, reachable == null ? usual(present) : reachable);
        return AgentJson.response(
                editing.presence(Requests.caller(security), account, Requests.expectedRevision(ifMatch), presence),
                clock.instant());
    }

    private static Presence.Reachability usual(Presence.State state) {
        return switch (state) {
            case ON_SITE, REMOTE -> Presence.Reachability.PHONE;
            case AWAY -> Presence.Reachability.NONE;
        };
    }

    /** What the description of the interface says about a presence. */
    record PresenceEdit(Presence.State presence, Instant until, Presence.Reachability reachable) {}
}
