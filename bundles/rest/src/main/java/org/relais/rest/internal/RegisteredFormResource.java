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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.intake.Submission;
import org.relais.rest.internal.RegisteredFormJson.EventJson;
import org.relais.rest.internal.RegisteredFormJson.PageJson;
import org.relais.services.FormQuery;
import org.relais.services.FormReceipt;
import org.relais.services.FormView;
import org.relais.services.ServiceForms;
import org.relais.services.ServiceId;
import org.relais.spi.web.RequiresPermission;

/** The register of forms of a delegated service. */
@Component(service = RegisteredFormResource.class)
@JakartarsResource
@Path("/services/{service}/forms")
@Tag(name = "Delegated services")
@Produces(MediaType.APPLICATION_JSON)
public final class RegisteredFormResource {

    private static final int OK = Response.Status.OK.getStatusCode();
    private static final int CREATED = Response.Status.CREATED.getStatusCode();

    private final ServiceForms forms;

    @Activate
    public RegisteredFormResource(@Reference ServiceForms forms) {
        this.forms = forms;
    }

    @GET
    @RequiresPermission("office:read")
    @Operation(operationId = "listForms", summary = "Registered forms, newest number first, one page")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description = "One or more, separated by commas: INCOMPLETE, COMPLETE, RETURNED, BATCHED, TRANSMITTED, "
                    + "ACKNOWLEDGED, REJECTED, CLOSED")
    @Parameter(in = ParameterIn.QUERY, name = "destination", description = "Id of the destination")
    @Parameter(in = ParameterIn.QUERY, name = "formNumber", description = "The partner's number, whole")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description = "First day of registration",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            description = "Last day of registration",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "next of the page before")
    @ApiResponse(responseCode = "200", description = "One page", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed; the problem names every one")
    @ApiResponse(responseCode = "404", description = "No such service, or not for this caller")
    public PageJson list(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        FormQuery query = FormQuery.of(Requests.query(uri.getQueryParameters()));
        return PageJson.of(forms.list(Requests.caller(security), ServicePath.service(service), query));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("office:read")
    @Operation(
            operationId = "registerForm",
            summary = "Register a form: with its intake, its case and its number, or not at all",
            description =
                    "The same as handing it in at the channel of the service, answered with the form. Stored for good once "
                            + "answered. The same key and body answer the first result again. While the plug-in of the service is away "
                            + "there is no form in the answer yet: the intake waits and is registered when it is back.")
    @ApiResponse(
            responseCode = "201",
            description = "Received; Location is the form, or the intake while it waits",
            content = @Content(schema = @Schema(implementation = ReceiptJson.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Received before with this key",
            content = @Content(schema = @Schema(implementation = ReceiptJson.class)))
    @ApiResponse(
            responseCode = "400",
            description =
                    "The form or the key is wrong, or the form has a member that the service neither asks for nor stores; "
                            + "the problem names every one, and nothing is stored")
    @ApiResponse(responseCode = "403", description = "Without the right to register forms of the service")
    @ApiResponse(responseCode = "404", description = "No such service, or not for this caller")
    @ApiResponse(responseCode = "409", description = "The key was used with another body")
    @ApiResponse(
            responseCode = "422",
            description =
                    "The form is registered already, or it is not one for this service; the problem says why. Or the channel "
                            + "of the service is suspended")
    public Response register(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(
                            required = true,
                            description = "1 to 255 printable characters, the sender's own name for this form")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @Parameter(
                            description =
                                    "Why it is handed in although the channel is suspended; in UTF-8, percent-encoded when it has"
                                            + " other than ASCII characters. Needs channel:override, and is journaled")
                    @HeaderParam("Relais-Override")
                    @Nullable
                    String override,
            @RequestBody(
                            required = true,
                            description = "After the form of the service",
                            content = @Content(schema = @Schema(type = "object")))
                    InputStream body,
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security)
            throws IOException {
        ServiceId id = ServicePath.service(service);
        Submission submission = Submission.of(key, JsonForm.read(body), Requests.headerText(override));
        FormReceipt receipt = forms.register(Requests.caller(security), id, submission);
        return Response.status(receipt.intake().repeated() ? OK : CREATED)
                .header(HttpHeaders.LOCATION, location(uri, id, receipt))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .entity(ReceiptJson.of(receipt))
                .build();
    }

    private static String location(UriInfo uri, ServiceId service, FormReceipt receipt) {
        UriBuilder address = uri.getBaseUriBuilder();
        @Nullable FormView form = receipt.form();
        return (form == null
                        ? address.path("intakes")
                                .path(receipt.intake().intake().id().toString())
                        : address.path("services")
                                .path(service.value())
                                .path("forms")
                                .path(form.summary().number().value()))
                .build()
                .getRawPath();
    }

    @GET
    @Path("{number}")
    @RequiresPermission("office:read")
    @Operation(operationId = "getForm", summary = "One form, whole; reading it is written to the access log")
    @ApiResponse(
            responseCode = "200",
            description = "The form",
            content = @Content(schema = @Schema(implementation = RegisteredFormJson.class)))
    @ApiResponse(responseCode = "404", description = "No such form or service, or not for this caller")
    public Response get(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(description = "Registration number") @PathParam("number") String number,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return RegisteredFormJson.response(forms.get(Requests.caller(security), ServicePath.service(service), number));
    }

    @GET
    @Path("{number}/history")
    @RequiresPermission("office:read")
    @Operation(
            operationId = "getFormHistory",
            summary = "What happened to a form, oldest first",
            description =
                    "It says nothing of what the form says. intact is false when the chain of hashes shows that an event was tampered with.")
    @ApiResponse(responseCode = "200", description = "The events", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No such form or service, or not for this caller")
    public HistoryJson history(
            @Parameter(description = "Id of the service") @PathParam("service") String service,
            @Parameter(description = "Registration number") @PathParam("number") String number,
            @Parameter(hidden = true) @Context SecurityContext security) {
        ServiceForms.FormHistory history =
                forms.history(Requests.caller(security), ServicePath.service(service), number);
        return new HistoryJson(history.events().stream().map(EventJson::of).toList(), history.intact());
    }

    /** What happened to a form. */
    @Schema(name = "FormHistory")
    record HistoryJson(List<EventJson> items, boolean intact) {}

    /** What became of a form that was handed in; there is no form while the intake waits. */
    @Schema(name = "FormReceipt")
    record ReceiptJson(IntakeJson intake, @Nullable RegisteredFormJson form) {

        static ReceiptJson of(FormReceipt receipt) {
            return new ReceiptJson(
                    IntakeJson.of(receipt.intake().intake()),
                    receipt.form() == null ? null : RegisteredFormJson.of(receipt.form()));
        }
    }
}
