package org.relais.channel.phone.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.phone.internal.calls.Draft;
import org.relais.channel.phone.internal.calls.Drafts;
import org.relais.channel.phone.internal.calls.PhonePermissions;
import org.relais.errors.Errors;
import org.relais.errors.FieldError;
import org.relais.intake.FormData;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** The form of a call that an agent has begun. */
@Component(service = CallDraftResource.class)
@JakartarsResource
@Path("/phone/calls/{callId}/draft")
@Tag(name = "Phone")
@Produces(MediaType.APPLICATION_JSON)
public final class CallDraftResource {

    private static final List<String> FIELDS = List.of(
            "site", "topic", "subject", "description", "commune", "case", "requester", "call", "outcome", "department");

    /** In characters of JSON; several times what a whole form has. */
    private static final int LONGEST = 30_000;

    private static final int MAX_CALL_ID = 250;

    private final Drafts drafts;

    @Activate
    public CallDraftResource(@Reference Drafts drafts) {
        this.drafts = drafts;
    }

    @GET
    @RequiresPermission(PhonePermissions.WORK)
    @Operation(operationId = "getCallDraft", summary = "The form of a call as far as the caller has filled it in")
    @ApiResponse(responseCode = "200", description = "The form; its revision is the ETag")
    @ApiResponse(responseCode = "404", description = "The caller has no draft for this call")
    public Response get(
            @Parameter(description = "The exchange's id of the call") @PathParam("callId") String callId,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return response(drafts.get(RequestHead.caller(security.getUserPrincipal()), callId));
    }

    @PUT
    @RequiresPermission(PhonePermissions.WORK)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putCallDraft", summary = "Keep the form of a call, half filled in")
    @ApiResponse(responseCode = "200", description = "The form as it is kept; its revision is the ETag")
    @ApiResponse(responseCode = "400", description = "A field that the form does not have")
    @ApiResponse(responseCode = "404", description = "The caller may not know of this call")
    @ApiResponse(responseCode = "412", description = "The draft has changed since the revision of If-Match")
    @ApiResponse(responseCode = "422", description = "The caller has more drafts than anybody needs")
    public Response put(
            @Parameter(description = "The exchange's id of the call") @PathParam("callId") String callId,
            @Parameter(description = "The revision of the draft in quotation marks")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = "object"))) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        FormData form = PhoneBody.json(body);
        List<FieldError> unknown = form.members().keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .map(name -> new FieldError(
                        FieldError.pointer("", name), new LocalizedText("Champ inconnu.", "Unknown field.")))
                .toList();
        if (!unknown.isEmpty()) {
            throw Errors.invalid(unknown);
        }
        String text = PhoneBody.text(form);
        if (text.length() > LONGEST || callId.length() > MAX_CALL_ID) {
            throw Errors.invalid("", new LocalizedText("Trop long pour un appel.", "Too long for the form of a call."));
        }
        return response(drafts.put(
                RequestHead.caller(security.getUserPrincipal()), callId, text, RequestHead.expectedRevision(ifMatch)));
    }

    @DELETE
    @RequiresPermission(PhonePermissions.WORK)
    @Operation(operationId = "deleteCallDraft", summary = "Throw a draft away")
    @ApiResponse(responseCode = "204", description = "There is none any more")
    public Response remove(
            @Parameter(description = "The exchange's id of the call") @PathParam("callId") String callId,
            @Parameter(hidden = true) @Context SecurityContext security) {
        drafts.remove(RequestHead.caller(security.getUserPrincipal()), callId);
        return Response.noContent().build();
    }

    private static Response response(Draft draft) {
        return Response.ok(PhoneBody.members(draft.form()))
                .tag(String.valueOf(draft.revision()))
                .build();
    }
}
