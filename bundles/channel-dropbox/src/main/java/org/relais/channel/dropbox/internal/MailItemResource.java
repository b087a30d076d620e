package org.relais.channel.dropbox.internal;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.dropbox.internal.entity.MailRegister.Completeness;
import org.relais.channel.dropbox.internal.entity.MailRegister.ItemQuery;
import org.relais.channel.dropbox.internal.mail.MailItem;
import org.relais.channel.dropbox.internal.mail.RegistrationNumber;
import org.relais.errors.Errors;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.spi.paper.Printer;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** The register of the mail over REST. */
@Component(service = MailItemResource.class)
@JakartarsResource
@Path("/dropbox/items")
@Tag(name = "Drop boxes")
@Produces(MediaType.APPLICATION_JSON)
public final class MailItemResource {

    private static final String PDF = "application/pdf";
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;

    private static final LocalizedText BAD_NUMBER = new LocalizedText(
            "Un numéro d'enregistrement est attendu, par exemple DAJI-2021-000317.",
            "A registration number is expected, for example DAJI-2021-000317.");

    private static final LocalizedText BAD_HOW =
            new LocalizedText("EMAIL, PAPER ou PHONE est attendu.", "EMAIL, PAPER or PHONE is expected.");

    private final MailItems items;
    private final Acknowledgements acknowledgements;
    private final DropboxPlan plan;
    private final Printer printer;

    @Activate
    public MailItemResource(
            @Reference MailItems items,
            @Reference Acknowledgements acknowledgements,
            @Reference DropboxPlan plan,
            @Reference Printer printer) {
        this.items = items;
        this.acknowledgements = acknowledgements;
        this.plan = plan;
        this.printer = printer;
    }

    /** One page of the register. */
    @Schema(name = "MailItemPage")
    record PageJson(List<MailItemJson> items, @Nullable String next) {}

    /** A mail item with the others of its envelope. */
    @Schema(name = "MailItemDetails")
    record DetailsJson(MailItemJson item, List<String> envelopeItems) {}

    /** A year of the register; it is whole when there are as many items as the last one's number says. */
    @Schema(name = "RegisterYear")
    record YearJson(int year, long last, long items, boolean gapless) {

        static YearJson of(Completeness year) {
            return new YearJson(year.year(), year.last(), year.items(), year.last() == year.items());
        }
    }

    @Schema(name = "RegisterYears")
    record YearsJson(List<YearJson> items) {}

    /** By which way the citizen was told. */
    @Schema(name = "NoticeGiven")
    record ToldJson(MailItem.Told.@Nullable How how) {}

    @GET
    @RequiresPermission(DropboxPermissions.READ)
    @Operation(operationId = "listMailItems", summary = "The register of the mail, newest number first, one page")
    @Parameter(in = ParameterIn.QUERY, name = "number", description = "One registration number")
    @Parameter(in = ParameterIn.QUERY, name = "from", description = "First day of registration")
    @Parameter(in = ParameterIn.QUERY, name = "to", description = "Last day of registration")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(in = ParameterIn.QUERY, name = "cursor", description = "next of the page before")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = PageJson.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed")
    public PageJson list(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(RequestHead.query(uri.getQueryParameters()));
        @Nullable RegistrationNumber number = given.parsed("number", RegistrationNumber::parse, BAD_NUMBER);
        @Nullable LocalDate from = given.date("from");
        @Nullable LocalDate to = given.date("to");
        @Nullable Integer limit = given.number("limit", 1, MOST);
        @Nullable RegistrationNumber cursor = given.parsed("cursor", RegistrationNumber::parse, BAD_NUMBER);
        given.check();
        Caller caller = RequestHead.caller(security.getUserPrincipal());
        MailItems.Page page = items.list(
                caller,
                new ItemQuery(
                        from == null ? null : plan.startOf(from),
                        to == null ? null : plan.startOf(to.plusDays(1)),
                        cursor,
                        limit == null ? DEFAULT_LIMIT : limit,
                        number));
        return new PageJson(
                page.items().stream().map(MailItemJson::of).toList(),
                page.next() == null ? null : page.next().toString());
    }

    @GET
    @Path("completeness")
    @RequiresPermission(DropboxPermissions.READ)
    @Operation(operationId = "getMailCompleteness", summary = "Whether each year of the register is without a gap")
    public YearsJson completeness(@Parameter(hidden = true) @Context SecurityContext security) {
        return new YearsJson(items.completeness(RequestHead.caller(security.getUserPrincipal())).stream()
                .map(YearJson::of)
                .toList());
    }

    @GET
    @Path("{number}")
    @RequiresPermission(DropboxPermissions.READ)
    @Operation(operationId = "getMailItem", summary = "A mail item with its five dates")
    @ApiResponse(
            responseCode = "200",
            description = "The item, and the numbers of what came in the same envelope",
            content = @Content(schema = @Schema(implementation = DetailsJson.class)))
    @ApiResponse(responseCode = "404", description = "No such item, or not for this caller")
    public DetailsJson get(
            @Parameter(description = "Registration number") @PathParam("number") String number,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Caller caller = RequestHead.caller(security.getUserPrincipal());
        MailItem item = items.get(caller, number);
        return new DetailsJson(MailItemJson.of(item), items.together(caller, item));
    }

    @POST
    @Path("{number}/notice")
    @RequiresPermission(DropboxPermissions.SORT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tellOfMisdirectedMail",
            summary = "Write down that the citizen was told what became of misdirected mail; the first time counts")
    @ApiResponse(
            responseCode = "200",
            description = "The item",
            content = @Content(schema = @Schema(implementation = MailItemJson.class)))
    @ApiResponse(responseCode = "400", description = "A member is wrong, or the mail was not misdirected")
    @ApiResponse(responseCode = "404", description = "No such item, or not for this caller")
    public MailItemJson told(
            @Parameter(description = "Registration number") @PathParam("number") String number,
            ToldJson body,
            @Parameter(hidden = true) @Context SecurityContext security) {
        if (body.how() == null) {
            throw Errors.invalid("/how", BAD_HOW);
        }
        return MailItemJson.of(items.told(RequestHead.caller(security.getUserPrincipal()), number, body.how()));
    }

    @GET
    @Path("{number}/acknowledgement")
    @Produces(PDF)
    @RequiresPermission(DropboxPermissions.READ)
    @Operation(
            operationId = "getAcknowledgement",
            summary = "The acknowledgement of receipt as PDF, in French or English by Accept-Language")
    @ApiResponse(responseCode = "200", description = "The letter", content = @Content(mediaType = PDF))
    @ApiResponse(responseCode = "404", description = "No such item, or not for this caller")
    public Response acknowledgement(
            @Parameter(description = "Registration number") @PathParam("number") String number,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Locale language =
                headers.getAcceptableLanguages().get(0).getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        byte[] pdf =
                printer.print(acknowledgements.of(RequestHead.caller(security.getUserPrincipal()), number, language));
        return pdf(pdf, "acknowledgement-" + number);
    }

    @GET
    @Path("{number}/label")
    @Produces(PDF)
    @RequiresPermission(DropboxPermissions.READ)
    @Operation(operationId = "getMailLabel", summary = "A label with the QR code of the registration number as PDF")
    @ApiResponse(responseCode = "200", description = "The label", content = @Content(mediaType = PDF))
    @ApiResponse(responseCode = "404", description = "No such item, or not for this caller")
    public Response label(
            @Parameter(description = "Registration number") @PathParam("number") String number,
            @Parameter(hidden = true) @Context SecurityContext security) {
        MailItem item = items.get(RequestHead.caller(security.getUserPrincipal()), number);
        String code = item.registration().toString();
        return pdf(printer.label(code, plan.day(item.registeredAt()).toString()), code);
    }

    private static Response pdf(byte[] content, String name) {
        return Response.ok(content)
                .header("Content-Disposition", "inline; filename=\"" + name.replaceAll("[^A-Za-z0-9-]", "-") + ".pdf\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
