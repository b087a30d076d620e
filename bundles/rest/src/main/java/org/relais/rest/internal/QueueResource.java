package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.cases.CaseQueues;
import org.relais.cases.QueueView;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequiresPermission;

/** Work that waits for a person. */
@Component(service = QueueResource.class)
@JakartarsResource
@Path("/queues")
@Tag(name = "Queues")
@Produces(MediaType.APPLICATION_JSON)
public final class QueueResource {

    private final CaseQueues queues;

    @Activate
    public QueueResource(@Reference CaseQueues queues) {
        this.queues = queues;
    }

    @GET
    @RequiresPermission("case:read")
    @Operation(operationId = "listQueues", summary = "Queues the caller may take work from")
    public Items<QueueJson> list(@Parameter(hidden = true) @Context SecurityContext security) {
        return new Items<>(queues.list(Requests.caller(security)).stream()
                .map(QueueJson::of)
                .toList());
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

    /** A queue and how much waits in it. */
    @Schema(name = "Queue")
    record QueueJson(String id, String department, long open, long overdue) {

        static QueueJson of(QueueView view) {
            return new QueueJson(view.id(), view.department().toString(), view.open(), view.overdue());
        }
    }
}
