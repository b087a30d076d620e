package org.relais.rest.internal;

import com.fasterxml.jackson.annotation.JsonRawValue;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.routing.RuleSet;
import org.relais.routing.RuleSetState;
import org.relais.routing.RuleSets;
import org.relais.routing.RuleSource;
import org.relais.routing.RuleWarning;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** The routing rules in force, and their versions. */
@Component(service = RoutingRuleResource.class)
@JakartarsResource
@Path("/routing/rules")
@Tag(name = "Routing")
@Produces(MediaType.APPLICATION_JSON)
public final class RoutingRuleResource {

    private final RuleSets rules;

    @Activate
    public RoutingRuleResource(@Reference RuleSets rules) {
        this.rules = rules;
    }

    @GET
    @RequiresPermission("routing:read")
    @Operation(operationId = "getRules", summary = "The rules that route now, and those among them that can never fire")
    @ApiResponse(
            responseCode = "200",
            description = "The rules, in the order in which they are tried",
            content = @Content(schema = @Schema(implementation = RuleSetJson.class)))
    public Response inForce(@Parameter(hidden = true) @Context SecurityContext security) {
        return RuleSetJson.response(Response.ok(), rules.inForce(Requests.caller(security)));
    }

    @GET
    @Path("versions")
    @RequiresPermission("routing:read")
    @Operation(
            operationId = "listRuleVersions",
            summary = "Versions of the rules that persons have written, newest first")
    public Items<RuleSetHeadJson> versions(@Parameter(hidden = true) @Context SecurityContext security) {
        return new Items<>(rules.versions(Requests.caller(security)).stream()
                .map(RuleSetHeadJson::of)
                .toList());
    }

    @GET
    @Path("versions/{version}")
    @RequiresPermission("routing:read")
    @Operation(operationId = "getRuleVersion", summary = "One version of the rules; 0 is the office pack")
    @ApiResponse(
            responseCode = "200",
            description = "The version; its ETag is for If-Match",
            content = @Content(schema = @Schema(implementation = RuleSetJson.class)))
    @ApiResponse(responseCode = "404", description = "No such version")
    public Response version(
            @Parameter(description = "Number of the version") @PathParam("version") String version,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return RuleSetJson.response(Response.ok(), rules.get(Requests.caller(security), number(version)));
    }

    @POST
    @Path("versions")
    @RequiresPermission("routing:edit")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftRules",
            summary = "Write a version of the rules; it is checked, kept, and routes nothing until it is activated",
            description = "The rules are written as in the office pack; the answer names those that can never fire.")
    @ApiResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(schema = @Schema(implementation = RuleSetJson.class)))
    @ApiResponse(responseCode = "400", description = "The rules have mistakes; the problem names every one")
    public Response draft(
            @RequestBody(content = @Content(schema = @Schema(implementation = DraftParameters.class))) InputStream body,
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        RuleSet draft = rules.draft(Requests.caller(security), JsonForm.read(body));
        return RuleSetJson.response(
                Response.created(uri.getAbsolutePathBuilder()
                        .path(Integer.toString(draft.head().version()))
                        .build()),
                draft);
    }

    @POST
    @Path("versions/{version}/activate")
    @RequiresPermission("routing:edit")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "activateRules",
            summary =
                    "Put a version in force, on every node within a second; cases that are routed stay where they are")
    @ApiResponse(
            responseCode = "200",
            description = "The version, in force",
            content = @Content(schema = @Schema(implementation = RuleSetJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "The office has changed and the rules name what is there no longer")
    @ApiResponse(responseCode = "404", description = "No such version")
    @ApiResponse(responseCode = "412", description = "If-Match names an older revision")
    public Response activate(
            @Parameter(description = "Number of the version") @PathParam("version") String version,
            @Parameter(description = "ETag of the version as it was read") @HeaderParam("If-Match") @Nullable
                    String ifMatch,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        new Parameters(JsonForm.readMembers(body)).check();
        return RuleSetJson.response(
                Response.ok(),
                rules.activate(Requests.caller(security), number(version), Requests.expectedRevision(ifMatch)));
    }

    @POST
    @Path("back-to-pack")
    @RequiresPermission("routing:edit")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(operationId = "routeByPack", summary = "Put the rules of the office pack in force again")
    @ApiResponse(
            responseCode = "200",
            description = "The rules of the pack, in force",
            content = @Content(schema = @Schema(implementation = RuleSetJson.class)))
    public Response backToPack(
            @Parameter(hidden = true) InputStream body, @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        new Parameters(JsonForm.readMembers(body)).check();
        return RuleSetJson.response(Response.ok(), rules.backToPack(Requests.caller(security)));
    }

    private static int number(String version) {
        if (!version.matches("\\d{1,9}")) {
            throw RelaisException.of(
                    Errors.NOT_FOUND,
                    new LocalizedText("Un numéro de version est attendu.", "The number of a version is expected."));
        }
        return Integer.parseInt(version);
    }

    /** A version to be written, for the description of the interface. */
    record DraftParameters(List<Object> rules, String comment) {}

    /** A version of the rules without the rules. */
    @Schema(name = "RuleSetHead")
    record RuleSetHeadJson(
            int version,
            RuleSource source,
            RuleSetState state,
            @Nullable String comment,
            @Nullable String author,
            @Nullable Instant writtenAt,
            @Nullable Instant inForceSince) {

        static RuleSetHeadJson of(RuleSet.Head head) {
            return new RuleSetHeadJson(
                    head.version(),
                    head.source(),
                    head.state(),
                    head.comment(),
                    head.author(),
                    head.writtenAt(),
                    head.inForceSince());
        }
    }

    /** A version of the rules. */
    @Schema(name = "RuleSet")
    record RuleSetJson(
            int version,
            RuleSource source,
            RuleSetState state,
            @Nullable String comment,
            @Nullable String author,
            @Nullable Instant writtenAt,
            @Nullable Instant inForceSince,
            List<RuleWarning> warnings,

            @Schema(type = "array", description = "The rules, written as in the office pack") @JsonRawValue
            String rules) {

        static Response response(Response.ResponseBuilder answer, RuleSet set) {
            RuleSet.Head head = set.head();
            return answer.entity(new RuleSetJson(
                            head.version(),
                            head.source(),
                            head.state(),
                            head.comment(),
                            head.author(),
                            head.writtenAt(),
                            head.inForceSince(),
                            set.warnings(),
                            set.rules()))
                    .tag(new EntityTag(Long.toString(head.revision())))
                    .build();
        }
    }
}
