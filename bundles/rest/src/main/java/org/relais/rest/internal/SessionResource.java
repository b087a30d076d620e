package org.relais.rest.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.identity.Authenticator;
import org.relais.identity.Caller;
import org.relais.identity.Session;
import org.relais.spi.web.OpenToPublic;
import org.relais.texts.LocalizedText;

/** Opens sessions, so that a client pays for its password once. */
@Component(service = SessionResource.class)
@JakartarsResource
@Path("/sessions")
@Tag(name = "Identity")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

    private final Authenticator authenticator;

    @Activate
    public SessionResource(@Reference Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @POST
    @OpenToPublic("It makes a caller known.")
    @SecurityRequirements
    @Operation(operationId = "openSession", summary = "Open a session", description = "Answers a bearer token.")
    @ApiResponse(
            responseCode = "201",
            description = "The session",
            content = @Content(schema = @Schema(implementation = Session.class)))
    @ApiResponse(responseCode = "400", description = "The account or the password is missing or malformed")
    @ApiResponse(responseCode = "401", description = "The account or its password is wrong")
    public Response open(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Credentials.class)))
                    InputStream body)
            throws IOException {
        Parameters given = new Parameters(JsonForm.readMembers(body));
        Credentials credentials = new Credentials(given.required("username"), given.required("password"));
        given.check();
        Caller caller = authenticator
                .byPassword(credentials.username(), credentials.password())
                .orElseThrow(() -> RelaisException.of(
                        Errors.UNAUTHENTICATED,
                        new LocalizedText(
                                "Compte inconnu ou mot de passe erroné.", "Unknown account or wrong password.")));
        return Response.status(Response.Status.CREATED)
                .entity(authenticator.openSession(caller))
                .build();
    }

    /** Who wants a session. */
    record Credentials(String username, String password) {}
}
