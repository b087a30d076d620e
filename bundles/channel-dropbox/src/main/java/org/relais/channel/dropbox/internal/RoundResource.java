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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.dropbox.internal.CollectionRounds.MissedRound;
import org.relais.channel.dropbox.internal.CollectionRounds.Recorded;
import org.relais.channel.dropbox.internal.CollectionRounds.Report;
import org.relais.channel.dropbox.internal.CollectionRounds.Rounds;
import org.relais.channel.dropbox.internal.RoundJson.ChecklistJson;
import org.relais.channel.dropbox.internal.mail.Box;
import org.relais.errors.Parameters;
import org.relais.identity.Caller;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Collection rounds over REST. */
@Component(service = RoundResource.class)
@JakartarsResource
@Path("/dropbox/rounds")
@Tag(name = "Drop boxes")
@Produces(MediaType.APPLICATION_JSON)
public final class RoundResource {

    private static final int DEFAULT_DAYS = 7;
    private static final int MOST_DAYS = 92;

    private final CollectionRounds rounds;
    private final DropboxPlan plan;

    @Activate
    public RoundResource(@Reference CollectionRounds rounds, @Reference DropboxPlan plan) {
        this.rounds = rounds;
        this.plan = plan;
    }

    /** What somebody says about a round. */
    @Schema(name = "RoundReport")
    record ReportJson(
            @Nullable String box,
            @Nullable Instant collectedAt,
            @Nullable String by,
            @Nullable Integer envelopes,
            @Nullable ChecklistJson checklist,
            @Nullable String note) {

        Report report() {
            return new Report(
                    box,
                    collectedAt == null ? null : collectedAt.truncatedTo(ChronoUnit.MILLIS),
                    by,
                    envelopes,
                    checklist != null && Boolean.TRUE.equals(checklist.ink()),
                    checklist != null && Boolean.TRUE.equals(checklist.gel()),
                    note);
        }
    }

    /** Rounds of some days, made and missed. */
    @Schema(name = "CollectionRounds")
    record RoundsJson(List<RoundJson> items, List<MissedRound> missed) {

        static RoundsJson of(Rounds rounds, DropboxPlan plan) {
            return new RoundsJson(
                    rounds.made().stream()
                            .map(round -> RoundJson.of(round, plan))
                            .toList(),
                    rounds.missed());
        }
    }

    @POST
    @RequiresPermission(DropboxPermissions.COLLECT)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recordRound",
            summary = "Record that a box was emptied; what was found is a lot in quarantine until releasableAt")
    @ApiResponse(
            responseCode = "201",
            description = "The round; no envelopes is a round too",
            content = @Content(schema = @Schema(implementation = RoundJson.class)))
    @ApiResponse(responseCode = "200", description = "The same round had been recorded with this key")
    @ApiResponse(responseCode = "400", description = "A member is unknown, missing or implausible")
    @ApiResponse(responseCode = "409", description = "The key came before with another round")
    public Response record(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            ReportJson body,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Recorded recorded = rounds.record(RequestHead.caller(security.getUserPrincipal()), key, body.report());
        return Response.status(recorded.repeated() ? Response.Status.OK : Response.Status.CREATED)
                .entity(RoundJson.of(recorded.round(), plan))
                .build();
    }

    /** How many there really were. */
    @Schema(name = "RoundCorrection")
    record CorrectionJson(
            @Nullable Integer envelopes, @Nullable String reason) {}

    @POST
    @Path("{round}/correction")
    @RequiresPermission(DropboxPermissions.OVERRIDE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "correctRound",
            summary =
                    "Correct the number of envelopes of a round that was miscounted; both counts and the reason are journaled")
    @ApiResponse(
            responseCode = "200",
            description = "The round as it counts now",
            content = @Content(schema = @Schema(implementation = RoundJson.class)))
    @ApiResponse(
            responseCode = "400",
            description = "The reason is missing, or envelopes beyond that count are sorted already")
    @ApiResponse(responseCode = "404", description = "No such round")
    public RoundJson correct(
            @Parameter(description = "Id of the round") @PathParam("round") String round,
            CorrectionJson body,
            @Parameter(hidden = true) @Context SecurityContext security) {
        return RoundJson.of(
                rounds.correct(RequestHead.caller(security.getUserPrincipal()), round, body.envelopes(), body.reason()),
                plan);
    }

    @GET
    @RequiresPermission(DropboxPermissions.READ)
    @Operation(operationId = "listRounds", summary = "Rounds of some days, and the planned ones that nobody made")
    @Parameter(in = ParameterIn.QUERY, name = "from", description = "First day; a week ago unless said")
    @Parameter(in = ParameterIn.QUERY, name = "to", description = "Last day; today unless said")
    @Parameter(in = ParameterIn.QUERY, name = "box", description = "One box alone")
    @ApiResponse(
            responseCode = "200",
            description = "The latest first",
            content = @Content(schema = @Schema(implementation = RoundsJson.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed")
    public RoundsJson list(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(RequestHead.query(uri.getQueryParameters()));
        @Nullable LocalDate to = given.date("to");
        @Nullable LocalDate from = given.date("from");
        @Nullable Box box = given.choice("box", plan.boxes(), Box::id);
        LocalDate last = to == null ? plan.day(plan.now()) : to;
        LocalDate first = from == null ? last.minusDays(DEFAULT_DAYS) : from;
        if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
            given.refuse(
                    "from",
                    new LocalizedText("De 0 à %d jours avant to.", "From 0 to %d days before to.")
                            .formatted(MOST_DAYS));
        }
        given.check();
        Caller caller = RequestHead.caller(security.getUserPrincipal());
        return RoundsJson.of(rounds.rounds(caller, first, last, box == null ? null : box.id()), plan);
    }
}
