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
import jakarta.ws.rs.POST;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.RequesterId;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.Parameters;
import org.relais.requesters.ContactPoint;
import org.relais.requesters.RequesterFacts;
import org.relais.requesters.RequesterKind;
import org.relais.requesters.RequesterPage;
import org.relais.requesters.RequesterQuery;
import org.relais.requesters.RequesterView;
import org.relais.requesters.Requesters;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** People and organisations that the office knows. */
@Component(service = RequesterResource.class)
@JakartarsResource
@Path("/requesters")
@Tag(name = "Requesters")
@Produces(MediaType.APPLICATION_JSON)
public final class RequesterResource {

    private final Requesters requesters;

    @Activate
    public RequesterResource(@Reference Requesters requesters) {
        this.requesters = requesters;
    }

    @GET
    @RequiresPermission("requester:read")
    @Operation(operationId = "findRequesters", summary = "Requesters by number, name or e-mail address, one page")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "q",
            description =
                    "A number in any spelling, an e-mail address, or beginnings of words of the name in any order, without accents")
    @Parameter(in = ParameterIn.QUERY, name = "phone", description = "In any spelling")
    @Parameter(in = ParameterIn.QUERY, name = "email", description = "In any case")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "20"))
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "next of the page before")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = PageJson.class)))
    @ApiResponse(responseCode = "400", description = "None of q, phone and email, or a parameter is malformed")
    public PageJson find(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        RequesterQuery query = RequesterQuery.of(Requests.query(uri.getQueryParameters()));
        return PageJson.of(requesters.search(Requests.caller(security), query));
    }

    @GET
    @Path("{requester}")
    @RequiresPermission("requester:read")
    @Operation(operationId = "getRequester", summary = "One requester, with what was merged into it")
    @ApiResponse(
            responseCode = "200",
            description = "The requester",
            content = @Content(schema = @Schema(implementation = KnownRequesterJson.class)))
    @ApiResponse(responseCode = "404", description = "No such requester, or not for this caller")
    public Response get(
            @Parameter(description = "Id of the requester") @PathParam("requester") String requester,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return response(Response.ok(), requesters.get(Requests.caller(security), RequesterId.of(requester)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("requester:edit")
    @Operation(operationId = "createRequester", summary = "Enter a requester by hand")
    @ApiResponse(
            responseCode = "201",
            description = "The requester",
            content = @Content(schema = @Schema(implementation = KnownRequesterJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    @ApiResponse(responseCode = "409", description = "The key was used for another requester")
    public Response create(
            @Parameter(description = "The same key answers the first requester again")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FactsJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        RequesterView created = requesters.create(
                Requests.caller(security),
                RequesterFacts.of(JsonForm.read(body)),
                IdempotencyKey.optional(idempotencyKey));
        String location = uri.getBaseUriBuilder()
                .path("requesters")
                .path(created.id().toString())
                .build()
                .getRawPath();
        return response(Response.status(Response.Status.CREATED).header(HttpHeaders.LOCATION, location), created);
    }

    @PUT
    @Path("{requester}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("requester:edit")
    @Operation(
            operationId = "changeRequester",
            summary = "Replace what is written down about a requester",
            description = "What was merged into it stays as it is.")
    @ApiResponse(
            responseCode = "200",
            description = "The requester",
            content = @Content(schema = @Schema(implementation = KnownRequesterJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is missing, malformed or unknown")
    @ApiResponse(responseCode = "404", description = "No such requester, or not for this caller")
    @ApiResponse(responseCode = "412", description = "The requester has changed since the revision of If-Match")
    public Response change(
            @Parameter(description = "Id of the requester") @PathParam("requester") String requester,
            @Parameter(description = "The requester's ETag") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FactsJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        return response(
                Response.ok(),
                requesters.edit(
                        Requests.caller(security),
                        RequesterId.of(requester),
                        RequesterFacts.of(JsonForm.read(body)),
                        Requests.expectedRevision(ifMatch)));
    }

    @GET
    @Path("{requester}/cases")
    @RequiresPermission("requester:read")
    @Operation(operationId = "listRequesterCases", summary = "The newest cases of a requester, at most 200")
    @ApiResponse(responseCode = "200", description = "The cases that the caller may know of, newest first")
    @ApiResponse(responseCode = "404", description = "No such requester, or not for this caller")
    public Items<CaseSummaryJson> cases(
            @Parameter(description = "Id of the requester") @PathParam("requester") String requester,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return new Items<>(requesters.cases(Requests.caller(security), RequesterId.of(requester)).stream()
                .map(CaseSummaryJson::of)
                .toList());
    }

    @POST
    @Path("{requester}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("requester:edit")
    @Operation(operationId = "mergeRequester", summary = "Say that a requester is another one, who goes on")
    @ApiResponse(
            responseCode = "200",
            description = "The requester who goes on",
            content = @Content(schema = @Schema(implementation = KnownRequesterJson.class)))
    @ApiResponse(responseCode = "404", description = "No such requester, or not for this caller")
    @ApiResponse(responseCode = "409", description = "One of them is merged already")
    public Response merge(
            @Parameter(description = "Id of the requester") @PathParam("requester") String requester,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MergeJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        String into = given.required("into");
        given.check();
        RequesterId other = RequesterId.parse(into)
                .orElseThrow(() -> Errors.invalid(
                        "/into",
                        new LocalizedText("Un identifiant d'usager est attendu.", "A requester's id is expected.")));
        return response(Response.ok(), requesters.merge(Requests.caller(security), RequesterId.of(requester), other));
    }

    @POST
    @Path("{requester}/unmerge")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("requester:edit")
    @Operation(operationId = "unmergeRequester", summary = "Undo the merge of a requester")
    @ApiResponse(
            responseCode = "200",
            description = "The requester as it was, with what happened to it since",
            content = @Content(schema = @Schema(implementation = KnownRequesterJson.class)))
    @ApiResponse(responseCode = "404", description = "No such requester, or not for this caller")
    @ApiResponse(responseCode = "409", description = "It is not merged")
    public Response unmerge(
            @Parameter(description = "Id of the requester") @PathParam("requester") String requester,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = UnmergeJson.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        String reason = given.required("reason");
        if (reason.length() > 4000) {
            given.refuse("reason", new LocalizedText("4000 caractères au plus.", "At most 4000 characters."));
        }
        given.check();
        return response(
                Response.ok(), requesters.unmerge(Requests.caller(security), RequesterId.of(requester), reason));
    }

    private static Response response(Response.ResponseBuilder builder, RequesterView view) {
        return builder.entity(KnownRequesterJson.of(view))
                .tag(Long.toString(view.revision()))
                .build();
    }

    /** What {@code into} a requester is merged. */
    @Schema(name = "RequesterMerge")
    record MergeJson(String into) {}

    /** Why a merge is undone. */
    @Schema(name = "RequesterUnmerge")
    record UnmergeJson(String reason) {}

    /** A way to reach somebody, as it is given. */
    @Schema(name = "NewContactPoint")
    record PointJson(ContactPoint.Kind kind, String value) {}

    /** What is written down about a requester, for the description of the interface. */
    @Schema(name = "NewRequester")
    record FactsJson(
            RequesterKind kind,
            String firstName,
            String lastName,
            String name,
            String language,
            List<PointJson> contactPoints,
            List<String> organisations) {}

    /** One page of requesters. */
    @Schema(name = "RequesterPage")
    record PageJson(
            List<KnownRequesterJson> items, @Nullable String next) {

        static PageJson of(RequesterPage page) {
            return new PageJson(
                    page.items().stream().map(KnownRequesterJson::of).toList(), page.next());
        }
    }
}
