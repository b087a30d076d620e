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
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseQuery;
import org.relais.directory.OfficeDirectory;
import org.relais.errors.Parameters;
import org.relais.queues.AssignmentPolicy;
import org.relais.queues.CaseQueues;
import org.relais.queues.QueueDefinition;
import org.relais.queues.QueueDirectory;
import org.relais.queues.QueueEdit;
import org.relais.queues.QueueKind;
import org.relais.queues.QueueView;
import org.relais.spi.web.RequiresPermission;

/** Work that waits for a person. */
@Component(service = QueueResource.class)
@JakartarsResource
@Path("/queues")
@Tag(name = "Queues")
@Produces(MediaType.APPLICATION_JSON)
public final class QueueResource {

    private static final int DEFAULT_LIMIT = 20;

    private final CaseQueues queues;
    private final QueueDirectory definitions;
    private final OfficeDirectory directory;

    @Activate
    public QueueResource(
            @Reference CaseQueues queues, @Reference QueueDirectory definitions, @Reference OfficeDirectory directory) {
        this.queues = queues;
        this.definitions = definitions;
        this.directory = directory;
    }

    @GET
    @RequiresPermission("case:read")
    @Operation(operationId = "listQueues", summary = "Queues the caller may know of, with exact counts")
    public Items<QueueJson> list(@Parameter(hidden = true) @Context SecurityContext security) {
        return new Items<>(queues.list(Requests.caller(security)).stream()
                .map(QueueJson::of)
                .toList());
    }

    @GET
    @RequiresPermission("case:read")
    @Path("{queue}")
    @Operation(operationId = "getQueue", summary = "A queue, how it hands out its work, and exact counts")
    @ApiResponse(
            responseCode = "200",
            description = "The queue; its revision is the ETag for an edit",
            content = @Content(schema = @Schema(implementation = QueueJson.class)))
    @ApiResponse(responseCode = "404", description = "No such queue, or not for this caller")
    public Response get(
            @Parameter(description = "Id of the queue") @PathParam("queue") String queue,
            @Parameter(hidden = true) @Context SecurityContext security) {
        QueueJson found = QueueJson.of(queues.get(Requests.caller(security), queue));
        return Response.ok(found).tag(String.valueOf(found.revision())).build();
    }

    @GET
    @RequiresPermission("case:read")
    @Path("{queue}/cases")
    @Operation(
            operationId = "listQueueCases",
            summary = "What waits in a queue, in the order in which it is handed out, one page")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "20"))
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "next of the page before")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = CasePageJson.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed")
    @ApiResponse(responseCode = "404", description = "No such queue, or not for this caller")
    public CasePageJson cases(
            @Parameter(description = "Id of the queue") @PathParam("queue") String queue,
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        @Nullable Integer limit = given.number("limit", 1, CaseQuery.MAX_LIMIT);
        @Nullable String cursor = given.optional("cursor");
        given.check();
        return CasePageJson.of(
                queues.cases(Requests.caller(security), queue, limit == null ? DEFAULT_LIMIT : limit, cursor));
    }

    @PUT
    @RequiresPermission("queue:edit")
    @Path("{queue}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "editQueue", summary = "Say how a queue hands out its work")
    @ApiResponse(
            responseCode = "200",
            description = "Its settings as they are now",
            content = @Content(schema = @Schema(implementation = QueueSettingsJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is unknown or malformed; the problem names every one")
    @ApiResponse(responseCode = "404", description = "No such queue, or not for this caller")
    @ApiResponse(responseCode = "412", description = "The queue has changed since the revision of If-Match")
    public Response edit(
            @Parameter(description = "Id of the queue") @PathParam("queue") String queue,
            @Parameter(description = "The revision of the queue in quotation marks")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = QueueParameters.class))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        QueueEdit edit = QueueEdit.of(JsonForm.read(body), directory.office());
        QueueDefinition edited =
                definitions.edit(Requests.caller(security), queue, Requests.expectedRevision(ifMatch), edit);
        return Response.ok(QueueSettingsJson.of(edited))
                .tag(String.valueOf(edited.revision()))
                .build();
    }

    @POST
    @RequiresPermission("case:assign")
    @Path("{queue}/claim")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(operationId = "claim", summary = "Take the most urgent case of a queue")
    @ApiResponse(
            responseCode = "200",
            description = "The case, now assigned to the caller",
            content = @Content(schema = @Schema(implementation = CaseJson.class)))
    @ApiResponse(responseCode = "204", description = "Nothing waits")
    @ApiResponse(responseCode = "400", description = "The body has members")
    @ApiResponse(responseCode = "404", description = "No such queue, or not for this caller")
    @ApiResponse(
            responseCode = "409",
            description = "The caller has as many open cases as the queue's load limit allows")
    public Response claim(
            @Parameter(description = "Id of the queue") @PathParam("queue") String queue,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        new Parameters(JsonForm.readMembers(body)).check();
        return queues.claim(Requests.caller(security), queue)
                .map(CaseJson::response)
                .orElseGet(() -> Response.noContent().build());
    }

    /** A queue, how it hands out its work, and how much is in it. */
    @Schema(name = "Queue")
    record QueueJson(
            String id,
            QueueKind kind,
            String department,
            @Nullable String team,
            AssignmentPolicy assignment,
            @Nullable Integer loadLimit,
            @Nullable String skill,
            @Nullable Map<String, String> skillsByTopic,
            long open,

            @Schema(description = "Open, and somebody can take it now")
            long waiting,

            @Schema(description = "Open, and somebody has it")
            long assigned,

            long overdue,
            @Nullable Instant oldest,
            long revision) {

        static QueueJson of(QueueView view) {
            QueueDefinition queue = view.queue();
            return new QueueJson(
                    queue.id(),
                    queue.kind(),
                    queue.department().toString(),
                    queue.team(),
                    queue.settings().assignment(),
                    queue.settings().loadLimit(),
                    queue.settings().skill(),
                    queue.settings().skillsByTopic().isEmpty()
                            ? null
                            : queue.settings().skillsByTopic(),
                    view.open(),
                    view.waiting(),
                    view.assigned(),
                    view.overdue(),
                    view.oldestAt(),
                    queue.revision());
        }
    }

    /** How a queue hands out its work. */
    @Schema(name = "QueueSettings")
    record QueueSettingsJson(
            String id,
            QueueKind kind,
            String department,
            @Nullable String team,
            AssignmentPolicy assignment,
            @Nullable Integer loadLimit,
            @Nullable String skill,
            Map<String, String> skillsByTopic,
            long revision) {

        static QueueSettingsJson of(QueueDefinition queue) {
            return new QueueSettingsJson(
                    queue.id(),
                    queue.kind(),
                    queue.department().toString(),
                    queue.team(),
                    queue.settings().assignment(),
                    queue.settings().loadLimit(),
                    queue.settings().skill(),
                    queue.settings().skillsByTopic(),
                    queue.revision());
        }
    }

    /** What an edit takes, for the description of the interface. */
    record QueueParameters(
            AssignmentPolicy assignment,
            Integer loadLimit,
            String skill,
            Map<String, String> skillsByTopic,
            String reason) {}
}
