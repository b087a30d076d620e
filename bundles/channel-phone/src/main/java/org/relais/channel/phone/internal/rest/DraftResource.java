package org.relais.channel.phone.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.phone.internal.calls.Draft;
import org.relais.channel.phone.internal.calls.Drafts;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;

/** All the forms that an agent has begun. */
@Component(service = DraftResource.class)
@JakartarsResource
@Path("/phone/drafts")
@Tag(name = "Phone")
@Produces(MediaType.APPLICATION_JSON)
public final class DraftResource {

    private final Drafts drafts;

    @Activate
    public DraftResource(@Reference Drafts drafts) {
        this.drafts = drafts;
    }

    @GET
    @RequiresPermission(PhonePermissions.WORK)
    @Operation(operationId = "listCallDrafts", summary = "The caller's own drafts, last changed first")
    @ApiResponse(
            responseCode = "200",
            description = "The drafts",
            content = @Content(schema = @Schema(implementation = DraftListJson.class)))
    public DraftListJson list(@Parameter(hidden = true) @Context SecurityContext security) {
        return new DraftListJson(drafts.list(RequestHead.caller(security.getUserPrincipal())).stream()
                .map(DraftJson::of)
                .toList());
    }

    /** All drafts of one person. */
    @Schema(name = "CallDrafts")
    record DraftListJson(List<DraftJson> items) {}

    /** A form half filled in. */
    @Schema(name = "CallDraft")
    record DraftJson(String callId, Map<String, Object> form, Instant updatedAt, long revision) {

        static DraftJson of(Draft draft) {
            return new DraftJson(draft.callId(), PhoneBody.members(draft.form()), draft.updatedAt(), draft.revision());
        }
    }
}
