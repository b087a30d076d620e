package org.relais.rest.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.notifications.Notification;
import org.relais.notifications.Notifications;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** The caller's inbox. */
@Component(service = NotificationResource.class)
@JakartarsResource
@Path("/notifications")
@Tag(name = "Notifications")
@Produces(MediaType.APPLICATION_JSON)
public final class NotificationResource {

    private static final int USUAL = 50;

    private final Notifications notifications;

    @Activate
    public NotificationResource(@Reference Notifications notifications) {
        this.notifications = notifications;
    }

    @GET
    @RequiresPermission("case:read")
    @Operation(
            operationId = "listNotifications",
            summary = "What the caller is asked to look at, the newest first",
            description = "For the account, for its department, and for the supervisors when the caller is one.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "unread",
            description = "true: without those that have been read",
            schema = @Schema(type = "boolean"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            description = "50 unless given",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200"))
    @ApiResponse(responseCode = "400", description = "A parameter is malformed or unknown")
    public Items<NotificationJson> list(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(Requests.query(uri.getQueryParameters()));
        @Nullable Boolean unread = given.flag("unread");
        @Nullable Integer limit = given.number("limit", 1, Notifications.MOST);
        given.check();
        return new Items<>(
                notifications
                        .list(Requests.caller(security), Boolean.TRUE.equals(unread), limit == null ? USUAL : limit)
                        .stream()
                        .map(NotificationJson::of)
                        .toList());
    }

    @POST
    @Path("{id}/read")
    @RequiresPermission("case:read")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "readNotification",
            summary = "Mark a notification as read",
            description = "For everybody it is for; one that has been read stays as it is.")
    @ApiResponse(
            responseCode = "200",
            description = "The notification",
            content = @Content(schema = @Schema(implementation = NotificationJson.class)))
    @ApiResponse(responseCode = "400", description = "The body has members")
    @ApiResponse(responseCode = "404", description = "Not in the caller's inbox")
    public NotificationJson read(
            @Parameter(description = "Id of the notification") @PathParam("id") String id,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        new Parameters(JsonForm.readMembers(body)).check();
        return NotificationJson.of(notifications.read(Requests.caller(security), id(id)));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw RelaisException.of(
                    Errors.NOT_FOUND,
                    new LocalizedText(
                            "Il n'y a pas de telle notification dans votre boîte.",
                            "There is no such notification in your inbox."));
        }
    }

    /** A notification as clients see it. */
    @Schema(name = "Notification")
    record NotificationJson(
            String id,
            String to,
            @JsonProperty("case") @Nullable String subject,
            @Nullable String intake,
            Notification.Kind kind,
            LocalizedText text,
            Instant at,
            @Nullable Instant readAt) {

        static NotificationJson of(Notification notification) {
            return new NotificationJson(
                    notification.id().toString(),
                    notification.to(),
                    notification.subject() == null
                            ? null
                            : notification.subject().toString(),
                    notification.intake() == null ? null : notification.intake().toString(),
                    notification.kind(),
                    notification.text(),
                    notification.at(),
                    notification.readAt());
        }
    }
}
