package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.services.TransmittalSlips;
import org.relais.services.TransmittalSlips.Reconciliation;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Takes in the lists that partners send back. */
@Component(service = SlipReconciliationResource.class)
@JakartarsResource
@Path("/services/{service}/slips/{slip}/reconciliation")
@Tag(name = "Delegated services")
@Produces(MediaType.APPLICATION_JSON)
public final class SlipReconciliationResource {

    private static final String CSV = "text/csv";

    private final TransmittalSlips slips;

    @Activate
    public SlipReconciliationResource(@Reference TransmittalSlips slips) {
        this.slips = slips;
    }

    @POST
    @Consumes(CSV)
    @RequiresPermission("office:read")
    @Operation(
            operationId = "reconcileSlip",
            summary = "Take in the list of a partner, line by line",
            description =
                    "In UTF-8, separated by commas or semicolons, at most 1 MiB. The first line names the columns: formNumber (the "
                            + "partner's) or number (ours), outcome (ACKNOWLEDGED, REJECTED, MISSING), code and reason. What is right "
                            + "counts, what is wrong is named and changes nothing. The same list again changes nothing.")
    @RequestBody(required = true, content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "What came of each line, and the slip as it stands now",
            content = @Content(schema = @Schema(implementation = ReconciliationJson.class)))
    @ApiResponse(responseCode = "400", description = "The list has no such first line, or is no CSV in UTF-8")
    @ApiResponse(responseCode = "403", description = "Without the right to hand over forms of the service")
    @ApiResponse(responseCode = "404", description = "No such slip or service, or not for this caller")
    @ApiResponse(responseCode = "409", description = "The slip is not handed over, or closed")
    @ApiResponse(responseCode = "413", description = "The list is too long")
    public Response reconcile(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(description = "Number or id") @PathParam("slip") String slip,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Reconciliation done = slips.reconcile(Requests.caller(security), ServicePath.service(service), slip, body);
        return Response.ok(ReconciliationJson.of(done))
                .tag(new EntityTag(Long.toString(done.slip().summary().revision())))
                .build();
    }

    /**
     * What came of a partner's list.
     *
     * @param refused lines that are wrong and changed nothing
     */
    @Schema(name = "Reconciliation")
    record ReconciliationJson(
            @Schema(description = "Lines that said something new")
            int taken,

            @Schema(description = "Lines that said what was written down already")
            int known,

            List<RefusedJson> refused,

            SlipJson slip) {

        static ReconciliationJson of(Reconciliation done) {
            return new ReconciliationJson(
                    done.taken(),
                    done.known(),
                    done.refused().stream()
                            .map(line -> new RefusedJson(line.line(), line.detail()))
                            .toList(),
                    SlipJson.of(done.slip()));
        }
    }

    /** A line that is wrong. */
    @Schema(name = "RefusedLine")
    record RefusedJson(
            @Schema(description = "In the file, the first line being 1")
            long line,

            LocalizedText detail) {}
}
