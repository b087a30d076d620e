package org.relais.channel.web.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.errors.Parameters;
import org.relais.spi.web.OpenToPublic;

/** Shows citizens how their requests stand, and takes in what they send for them. */
@Component(service = TrackingResource.class)
@JakartarsResource
@Path("/public/tracking")
@Tag(name = "Public")
@Produces(MediaType.APPLICATION_JSON)
public final class TrackingResource {

    static final String TOKEN = "Tracking-Token";

    private static final String WHY =
            "Citizens have no account; a request opens to its number and code alone, wrong codes are limited, "
                    + "and nothing meant for the office is told.";

    private final TrackingDesk desk;
    private final RateLimits limits;
    private final PublicClients clients;

    @Activate
    public TrackingResource(
            @Reference TrackingDesk desk, @Reference RateLimits limits, @Reference PublicClients clients) {
        this.desk = desk;
        this.limits = limits;
        this.clients = clients;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @OpenToPublic(WHY)
    @Operation(
            operationId = "trackRequest",
            summary = "How a request stands, by its number and its code",
            description =
                    "The number is the reference of the case or the receipt of the request. In French or English by Accept-Language.")
    @ApiResponse(
            responseCode = "200",
            description = "The request, and a token that stands for number and code for a quarter of an hour",
            content = @Content(schema = @Schema(implementation = TrackingJson.class)))
    @ApiResponse(
            responseCode = "404",
            description = "No request has this number and this code; which of them is wrong is not told")
    @ApiResponse(responseCode = "429", description = "Too many questions, or too many wrong codes for this number")
    public Response track(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Question.class)))
                    Map<String, Object> body,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @Context HttpServletRequest request) {
        limits.question(clients.address(request));
        Parameters given = new Parameters(Forms.of(body).members());
        Question question = new Question(given.required("reference"), given.required("code"));
        given.check();
        Locale language = PublicClients.language(headers);
        return answer(Response.Status.OK, desk.track(question.reference(), question.code(), language), language);
    }

    @GET
    @OpenToPublic(WHY)
    @Operation(operationId = "trackRequestByToken", summary = "How a request stands, by a token")
    @ApiResponse(
            responseCode = "200",
            description = "The request, and the next token",
            content = @Content(schema = @Schema(implementation = TrackingJson.class)))
    @ApiResponse(responseCode = "401", description = "The token is over; number and code give another")
    public Response follow(
            @HeaderParam(TOKEN) @Nullable String token,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @Context HttpServletRequest request) {
        if (token == null) {
            throw WebErrors.tokenOver();
        }
        limits.question(clients.address(request));
        Locale language = PublicClients.language(headers);
        return answer(Response.Status.OK, desk.track(token, language), language);
    }

    @POST
    @Path("documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @OpenToPublic(WHY)
    @Operation(
            operationId = "sendDocument",
            summary = "Send a document for a request",
            description =
                    "A missing document, named by its procedure and its id, is checked off as received, and the clock runs again with "
                            + "the last one; without a name the file stands beside the request.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA))
    @ApiResponse(
            responseCode = "201",
            description = "The request as it stands now",
            content = @Content(schema = @Schema(implementation = TrackingJson.class)))
    @ApiResponse(responseCode = "401", description = "The token is over; number and code give another")
    @ApiResponse(
            responseCode = "409",
            description = "The document is not expected, or has come already, or the request is closed")
    @ApiResponse(responseCode = "413", description = "The file is too large")
    @ApiResponse(responseCode = "415", description = "The office does not take files of this type")
    @ApiResponse(responseCode = "429", description = "Too many files from this address")
    public Response send(
            @HeaderParam(TOKEN) @Nullable String token,
            @QueryParam("procedure") @Nullable String procedure,
            @QueryParam("document") @Nullable String document,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @Context HttpServletRequest request)
            throws IOException {
        limits.file(clients.address(request));
        Locale language = PublicClients.language(headers);
        TrackingJson now = MultipartBody.read(
                request, request.getInputStream(), upload -> desk.send(token, procedure, document, upload, language));
        return answer(Response.Status.CREATED, now, language);
    }

    @POST
    @Path("messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @OpenToPublic(WHY)
    @Operation(
            operationId = "writeToOffice",
            summary = "Write to the office about a request",
            description = "The same text again is the same message.")
    @ApiResponse(
            responseCode = "201",
            description = "The message",
            content = @Content(schema = @Schema(implementation = TrackingJson.Message.class)))
    @ApiResponse(responseCode = "401", description = "The token is over; number and code give another")
    @ApiResponse(responseCode = "409", description = "The request is closed")
    @ApiResponse(responseCode = "429", description = "Too many messages from this address")
    public Response write(
            @HeaderParam(TOKEN) @Nullable String token,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Letter.class)))
                    Map<String, Object> body,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @Context HttpServletRequest request) {
        limits.change(clients.address(request));
        Parameters given = new Parameters(Forms.of(body).members());
        String text = given.required("text");
        given.check();
        return answer(Response.Status.CREATED, desk.write(token, text), PublicClients.language(headers));
    }

    private static Response answer(Response.Status status, Object entity, Locale language) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .language(language)
                .entity(entity)
                .build();
    }

    /** Which request, and the proof that the citizen made it. */
    record Question(String reference, String code) {}

    /** What a citizen writes. */
    record Letter(String text) {}
}
