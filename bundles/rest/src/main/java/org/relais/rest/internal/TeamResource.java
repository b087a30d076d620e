package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.administration.DirectoryEditing;
import org.relais.administration.DirectoryEntry;
import org.relais.administration.TeamEdit;
import org.relais.directory.Agents;
import org.relais.directory.Team;
import org.relais.directory.TeamId;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Agents of a department who share work. */
@Component(service = TeamResource.class)
@JakartarsResource
@Path("/teams")
@Tag(name = "Office")
@Produces(MediaType.APPLICATION_JSON)
public final class TeamResource {

    private final Agents agents;
    private final DirectoryEditing editing;

    @Activate
    public TeamResource(@Reference Agents agents, @Reference DirectoryEditing editing) {
        this.agents = agents;
        this.editing = editing;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(operationId = "listTeams", summary = "Teams that work, with their members")
    public Items<TeamJson> list() {
        return new Items<>(agents.teams().stream().map(TeamJson::of).toList());
    }

    @GET
    @Path("{id}")
    @RequiresPermission("office:read")
    @Operation(operationId = "getTeam", summary = "One team, also a closed one")
    @ApiResponse(
            responseCode = "200",
            description = "The team",
            content = @Content(schema = @Schema(implementation = TeamJson.class)))
    @ApiResponse(responseCode = "404", description = "No such team")
    public Response get(@PathParam("id") String id, @Parameter(hidden = true) @Context SecurityContext security) {
        return editing.teams(Requests.caller(security)).stream()
                .filter(entry -> entry.value().id().value().equals(id))
                .findFirst()
                .map(TeamResource::response)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Il n'y a pas de équipe « %s ».", "There is no team '%s'.").formatted(id)));
    }

    @PUT
    @Path("{id}")
    @RequiresPermission("directory:edit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putTeam",
            summary = "Add a team, or replace what is said about one",
            description = "Members are accounts; who is left out is no member any more.")
    @ApiResponse(
            responseCode = "200",
            description = "The team as it stands now",
            content = @Content(schema = @Schema(implementation = TeamJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    @ApiResponse(responseCode = "412", description = "Edited since the revision of If-Match")
    public Response put(
            @PathParam("id") String id,
            @Parameter(description = "The team's ETag; \"0\" for what was never edited")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = TeamEdit.class))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        EditForm form = EditForm.read(body);
        LocalizedText name = form.localized("name");
        List<String> members = form.list("members");
        boolean closed = form.flag("closed");
        Parameters texts = form.texts();
        TeamEdit edit = new TeamEdit(name, texts.required("department"), members, closed, texts.optional("reason"));
        form.check();
        return response(
                editing.edit(Requests.caller(security), new TeamId(id), Requests.expectedRevision(ifMatch), edit));
    }

    private static Response response(DirectoryEntry<Team> entry) {
        return Response.ok(TeamJson.of(entry))
                .tag(new EntityTag(Long.toString(entry.revision())))
                .build();
    }

    /** A team; {@code closed} is there when it is. */
    @Schema(name = "Team")
    record TeamJson(
            String id,
            String department,
            LocalizedText name,
            List<String> members,
            @Nullable Boolean closed) {

        static TeamJson of(Team team) {
            return of(new DirectoryEntry<>(team, false, null, 0));
        }

        static TeamJson of(DirectoryEntry<Team> entry) {
            Team team = entry.value();
            return new TeamJson(
                    team.id().toString(),
                    team.department().toString(),
                    team.name(),
                    team.members().stream().sorted().toList(),
                    entry.closed() ? true : null);
        }
    }
}
