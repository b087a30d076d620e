package org.relais.channel.dropbox.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.relais.channel.dropbox.internal.CollectionRounds.BoxState;
import org.relais.channel.dropbox.internal.mail.Lot;
import org.relais.errors.Parameters;
import org.relais.spi.web.RequestHead;
import org.relais.spi.web.RequiresPermission;
import org.relais.texts.LocalizedText;

/** Boxes, lots and the day's sorting over REST. */
@Component(service = BoxResource.class)
@JakartarsResource
@Path("/dropbox")
@Tag(name = "Drop boxes")
@Produces(MediaType.APPLICATION_JSON)
public final class BoxResource {

    private final CollectionRounds rounds;
    private final DropboxPlan plan;

    @Activate
    public BoxResource(@Reference CollectionRounds rounds, @Reference DropboxPlan plan) {
        this.rounds = rounds;
        this.plan = plan;
    }

    /**
     * A box.
     *
     * @param missed planned rounds of the last two weeks that nobody made
     */
    @Schema(name = "DropBox")
    record BoxJson(
            String id,
            String site,
            LocalizedText name,
            String opens,
            String closes,
            List<String> rounds,
            @Nullable RoundJson lastRound,
            List<Instant> missed) {

        static BoxJson of(BoxState state, DropboxPlan plan) {
            return new BoxJson(
                    state.box().id(),
                    state.box().site().value(),
                    state.box().name(),
                    state.box().opens().toString(),
                    state.box().closes().toString(),
                    state.box().rounds().stream().map(Object::toString).toList(),
                    state.last() == null ? null : RoundJson.of(state.last(), plan),
                    state.missed());
        }
    }

    @Schema(name = "DropBoxes")
    record BoxesJson(List<BoxJson> items) {}

    /** What one round brought, and what is left of it to sort. */
    @Schema(name = "Lot")
    record LotJson(
            String round,
            String box,
            Lot.State state,
            Instant collectedAt,
            Instant releasableAt,
            int envelopes,
            int sorted,
            List<Integer> left) {

        static LotJson of(Lot lot, Instant now) {
            return new LotJson(
                    lot.round().id().toString(),
                    lot.round().box(),
                    lot.state(now),
                    lot.round().collectedAt(),
                    lot.round().releasableAt(),
                    lot.round().envelopes(),
                    lot.sorted().size(),
                    IntStream.rangeClosed(1, lot.round().envelopes())
                            .boxed()
                            .filter(number -> !lot.sorted().contains(number))
                            .toList());
        }
    }

    @Schema(name = "Lots")
    record LotsJson(List<LotJson> items, DropboxPlan.Release release) {}

    /** What is to be sorted on a day. */
    @Schema(name = "SortingDay")
    record SortingJson(LocalDate day, DropboxPlan.Release release, int envelopes, List<LotJson> items) {}

    @GET
    @Path("boxes")
    @RequiresPermission(DropboxPermissions.READ)
    @Operation(
            operationId = "listDropBoxes",
            summary = "The boxes, their hours and rounds, and rounds that were missed")
    public BoxesJson boxes(@Parameter(hidden = true) @Context SecurityContext security) {
        return new BoxesJson(rounds.boxes(RequestHead.caller(security.getUserPrincipal())).stream()
                .map(state -> BoxJson.of(state, plan))
                .toList());
    }

    @GET
    @Path("lots")
    @RequiresPermission(DropboxPermissions.READ)
    @Operation(operationId = "listLots", summary = "What rounds brought, in the order of release")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description = "One state alone; sorted lots are shown for a month",
            schema = @Schema(implementation = Lot.State.class))
    @ApiResponse(
            responseCode = "200",
            description = "The lots",
            content = @Content(schema = @Schema(implementation = LotsJson.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed")
    public LotsJson lots(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(RequestHead.query(uri.getQueryParameters()));
        Lot.@Nullable State state = given.choice("state", Lot.State.class);
        given.check();
        return new LotsJson(json(rounds.lots(RequestHead.caller(security.getUserPrincipal()), state)), plan.release());
    }

    @GET
    @Path("sorting")
    @RequiresPermission(DropboxPermissions.READ)
    @Operation(
            operationId = "getSorting",
            summary = "What is to be sorted on a day, what was left over before included")
    @Parameter(in = ParameterIn.QUERY, name = "day", description = "A day of the office; today unless said")
    @ApiResponse(
            responseCode = "200",
            description = "The lots with the numbers of the envelopes that are left",
            content = @Content(schema = @Schema(implementation = SortingJson.class)))
    @ApiResponse(responseCode = "400", description = "A parameter is unknown or malformed")
    public SortingJson sorting(
            @Parameter(hidden = true) @Context UriInfo uri,
            @Parameter(hidden = true) @Context SecurityContext security) {
        Parameters given = new Parameters(RequestHead.query(uri.getQueryParameters()));
        @Nullable LocalDate day = given.date("day");
        given.check();
        LocalDate wanted = day == null ? plan.day(plan.now()) : day;
        List<LotJson> lots = json(rounds.sorting(RequestHead.caller(security.getUserPrincipal()), wanted));
        int left = lots.stream().mapToInt(lot -> lot.left().size()).sum();
        return new SortingJson(wanted, plan.release(), left, lots);
    }

    private List<LotJson> json(List<Lot> lots) {
        Instant now = plan.now();
        return lots.stream().map(lot -> LotJson.of(lot, now)).toList();
    }
}
