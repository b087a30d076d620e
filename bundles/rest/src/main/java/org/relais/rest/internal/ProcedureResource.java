package org.relais.rest.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import jakarta.ws.rs.POST;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Parameters;
import org.relais.intake.FormData;
import org.relais.procedures.Migration;
import org.relais.procedures.MigrationRequest;
import org.relais.procedures.ProcedureTemplates;
import org.relais.procedures.ProcedureVersion;
import org.relais.rest.internal.BulkActionResource.ProblemJson;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** The templates of procedures and their versions. */
@Component(service = ProcedureResource.class)
@JakartarsResource
@Path("/procedures")
@Tag(name = "Procedures")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class ProcedureResource {

    private final ProcedureTemplates templates;

    @Activate
    public ProcedureResource(@Reference ProcedureTemplates templates) {
        this.templates = templates;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(operationId = "listProcedures", summary = "The newest version of every procedure")
    @ApiResponse(responseCode = "200", description = "The procedures by id")
    public Items<ProcedureJson> list(@Parameter(hidden = true) @Context SecurityContext security) {
        return items(templates.list(Requests.caller(security)));
    }

    @GET
    @Path("{procedure}")
    @RequiresPermission("office:read")
    @Operation(operationId = "getProcedure", summary = "The newest version of a procedure")
    @ApiResponse(
            responseCode = "200",
            description = "The procedure; its ETag is its version",
            content = @Content(schema = @Schema(implementation = ProcedureJson.class)))
    @ApiResponse(responseCode = "404", description = "No such procedure")
    public Response get(
            @PathParam("procedure") String id, @Parameter(hidden = true) @Context SecurityContext security) {
        return tagged(Response.ok(), templates.get(Requests.caller(security), id));
    }

    @GET
    @Path("{procedure}/versions")
    @RequiresPermission("office:read")
    @Operation(operationId = "listProcedureVersions", summary = "All versions of a procedure, newest first")
    @ApiResponse(responseCode = "200", description = "The versions")
    @ApiResponse(responseCode = "404", description = "No such procedure")
    public Items<ProcedureJson> versions(
            @PathParam("procedure") String id, @Parameter(hidden = true) @Context SecurityContext security) {
        return items(templates.versions(Requests.caller(security), id));
    }

    @POST
    @Path("{procedure}/versions")
    @RequiresPermission("procedure:edit")
    @Operation(
            operationId = "publishProcedure",
            summary = "Make a new version of a procedure, or a new procedure",
            description =
                    "The definition is written as in the office pack, without the id. Running cases keep their version. "
                            + "A definition that says the same as the newest version makes none.")
    @ApiResponse(
            responseCode = "201",
            description = "The version",
            content = @Content(schema = @Schema(implementation = ProcedureJson.class)))
    @ApiResponse(responseCode = "400", description = "The definition has mistakes; the problem names every one")
    @ApiResponse(responseCode = "412", description = "There is a newer version than that of If-Match")
    public Response publish(
            @PathParam("procedure") String id,
            @Parameter(description = "The ETag of the newest version; \"0\" for a procedure that is new")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Publishing.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Map<String, Object> definition = new LinkedHashMap<>(JsonForm.read(body).members());
        Map<String, Object> rest = new LinkedHashMap<>();
        Object why = definition.remove("reason");
        if (why != null) {
            rest.put("reason", why);
        }
        Parameters given = new Parameters(rest);
        String reason = given.required("reason");
        given.check();
        ProcedureVersion published =
                templates.publish(Requests.caller(security), id, version(ifMatch), new FormData(definition), reason);
        return tagged(Response.status(Response.Status.CREATED), published);
    }

    @POST
    @Path("{procedure}/versions/{version}/migrate")
    @RequiresPermission("procedure:edit")
    @Operation(
            operationId = "migrateCases",
            summary = "Move running cases to a version",
            description =
                    "What is done stays done, what is new is open, what is gone leaves an entry in the journal; no document "
                            + "loses its state. Each case has a result of its own, with a problem when it does not move.")
    @ApiResponse(
            responseCode = "200",
            description = "What was done, or with dryRun would be",
            content = @Content(schema = @Schema(implementation = MigrationJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is malformed or unknown; the problem names every one")
    @ApiResponse(responseCode = "404", description = "No such version")
    public MigrationJson migrate(
            @PathParam("procedure") String id,
            @PathParam("version") int version,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = MigrationParameters.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        MigrationRequest request = MigrationRequest.of(JsonForm.read(body));
        return MigrationJson.of(templates.migrate(Requests.caller(security), id, version, request));
    }

    private static Items<ProcedureJson> items(List<ProcedureVersion> versions) {
        return new Items<>(versions.stream().map(ProcedureJson::of).toList());
    }

    private static Response tagged(Response.ResponseBuilder response, ProcedureVersion version) {
        return response.entity(ProcedureJson.of(version))
                .tag(new EntityTag(Integer.toString(version.version())))
                .build();
    }

    private static OptionalInt version(@Nullable String ifMatch) {
        OptionalLong expected = Requests.expectedRevision(ifMatch);
        return expected.isPresent() ? OptionalInt.of((int) expected.getAsLong()) : OptionalInt.empty();
    }

    /** What a new version says, for the description of the interface. */
    record Publishing(
            LocalizedText name,
            List<String> topics,
            String starts,
            Object decision,
            List<Object> documents,
            List<Object> steps,
            String reason) {}

    /** Which cases are to move, for the description of the interface. */
    record MigrationParameters(List<String> cases, boolean all, boolean dryRun, String after, int limit) {}

    /** What a migration did. */
    @Schema(name = "Migration")
    record MigrationJson(
            int version,
            boolean dryRun,
            List<ResultJson> items,
            @Nullable String next) {

        static MigrationJson of(Migration migration) {
            return new MigrationJson(
                    migration.version(),
                    migration.dryRun(),
                    migration.results().stream().map(ResultJson::of).toList(),
                    migration.next() == null ? null : migration.next().toString());
        }
    }

    /** What became of one case. */
    @Schema(name = "MigrationResult")
    record ResultJson(
            @JsonProperty("case") String reference,
            int from,
            @Nullable List<String> added,
            @Nullable List<String> dropped,
            @Nullable List<String> kept,
            @Nullable ProblemJson problem) {

        static ResultJson of(Migration.Result result) {
            return new ResultJson(
                    result.name(),
                    result.from(),
                    ProcedureJson.present(result.added()),
                    ProcedureJson.present(result.dropped()),
                    ProcedureJson.present(result.kept()),
                    result.problem() == null ? null : ProblemJson.of(result.problem()));
        }
    }
}
