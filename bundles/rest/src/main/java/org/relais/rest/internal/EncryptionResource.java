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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.encryption.KeyChanges;
import org.relais.encryption.KeyStatus;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequiresPermission;

/** The keys with which data are sealed at rest. */
@Component(service = EncryptionResource.class)
@JakartarsResource
@Path("/encryption")
@Tag(name = "Encryption")
@Produces(MediaType.APPLICATION_JSON)
public final class EncryptionResource {

    private final KeyChanges keys;

    @Activate
    public EncryptionResource(@Reference KeyChanges keys) {
        this.keys = keys;
    }

    @GET
    @RequiresPermission("encryption:rotate")
    @Operation(
            operationId = "getEncryption",
            summary = "The keys that there are, and how far everything is sealed anew")
    @ApiResponse(
            responseCode = "200",
            description = "Ids of keys, never the keys",
            content = @Content(schema = @Schema(implementation = EncryptionJson.class)))
    public EncryptionJson status(@Parameter(hidden = true) @Context SecurityContext security) {
        return EncryptionJson.of(keys.status(Requests.caller(security)));
    }

    @POST
    @Path("/rotate")
    @RequiresPermission("encryption:rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateKeys",
            summary = "Make a new key",
            description = "Everything is sealed with it from now on; what is there is sealed anew in the background.")
    @ApiResponse(
            responseCode = "200",
            description = "The keys as they are now",
            content = @Content(schema = @Schema(implementation = EncryptionJson.class)))
    @ApiResponse(responseCode = "400", description = "The reason is missing or a member is unknown")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    @ApiResponse(responseCode = "503", description = "The key file cannot be written")
    public EncryptionJson rotate(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonBody.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        return EncryptionJson.of(keys.rotate(Requests.caller(security), reason(body)));
    }

    @POST
    @Path("/retire")
    @RequiresPermission("encryption:rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "retireKeys",
            summary = "Take the old keys away, for ever",
            description = "Possible when everybody who keeps sealed data is there and has sealed all of it anew.")
    @ApiResponse(
            responseCode = "200",
            description = "The keys as they are now",
            content = @Content(schema = @Schema(implementation = EncryptionJson.class)))
    @ApiResponse(responseCode = "400", description = "The reason is missing or a member is unknown")
    @ApiResponse(responseCode = "403", description = "Not for this caller")
    @ApiResponse(
            responseCode = "409",
            description = "Old keys are still in use: the members left and absent name those who may need them")
    @ApiResponse(responseCode = "503", description = "The key file cannot be written")
    public EncryptionJson retire(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReasonBody.class)))
                    InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        return EncryptionJson.of(keys.retire(Requests.caller(security), reason(body)));
    }

    private static String reason(InputStream body) throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        String reason = given.required("reason");
        given.check();
        return reason;
    }

    /** What to send. */
    @Schema(name = "KeyChangeReason")
    record ReasonBody(
            @Schema(description = "For the journal of the office", maxLength = 1000)
            String reason) {}

    /** Which keys there are. */
    @Schema(name = "Encryption")
    record EncryptionJson(
            @Schema(description = "Id of the key with which everything is sealed", example = "9fac0b32")
            String currentKey,

            @Schema(description = "Keys that can still open, the newest first")
            List<String> oldKeys,

            @Schema(description = "Whether retire would take the old keys away now")
            boolean retirable,

            @Schema(description = "Everybody who keeps sealed data, or once did")
            List<Holder> holders) {

        static EncryptionJson of(KeyStatus status) {
            return new EncryptionJson(
                    status.current(),
                    status.old(),
                    status.retirable(),
                    status.holders().stream().map(Holder::of).toList());
        }
    }

    /** How far somebody is. */
    @Schema(name = "SealedDataHolder")
    record Holder(
            String name,

            @Schema(description = "How many of its data were sealed anew with the current key")
            long sealedAnew,

            @Schema(description = "Nothing of it is sealed with another key")
            boolean done,

            @Schema(description = "Its bundle is there") boolean present) {

        static Holder of(KeyStatus.Holder holder) {
            return new Holder(holder.name(), holder.sealedAnew(), holder.done(), holder.present());
        }
    }
}
