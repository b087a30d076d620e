package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Errors;
import org.relais.errors.RelaisException;
import org.relais.intake.IntakeDesk;
import org.relais.intake.IntakeId;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** What has become of requests handed in. */
@Component(service = IntakeResource.class)
@JakartarsResource
@Path("/intakes")
@Tag(name = "Intake")
@Produces(MediaType.APPLICATION_JSON)
public final class IntakeResource {

    private final IntakeDesk desk;

    @Activate
    public IntakeResource(@Reference IntakeDesk desk) {
        this.desk = desk;
    }

    @GET
    @RequiresPermission("intake:read")
    @Path("{intake}")
    @Operation(operationId = "getIntake", summary = "One intake as it stands now")
    @ApiResponse(
            responseCode = "200",
            description = "The intake",
            content = @Content(schema = @Schema(implementation = IntakeJson.class)))
    @ApiResponse(responseCode = "404", description = "No such intake, or not for this caller")
    public IntakeJson get(
            @Parameter(description = "Id of the intake") @PathParam("intake") String intake,
            @Parameter(hidden = true) @Context SecurityContext security) {
        IntakeId id = IntakeId.parse(intake)
                .orElseThrow(() -> RelaisException.of(
                        Errors.NOT_FOUND,
                        new LocalizedText("Ce n'est pas un identifiant d'entrée.", "This is no intake's id.")));
        return IntakeJson.of(desk.get(Requests.caller(security), id));
    }
}
