package org.relais.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays a month as the office lived it, day by day on the clock of a demonstration: what is released is sorted in the morning, the
 * boxes are emptied at their time, and at the end of the day its calls, web requests and claim forms are in and what is complete is
 * handed over; on the next morning partners say what they have received.
 */
final class MonthRun {

    private static final LocalTime MORNING = LocalTime.of(7, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    private final RelaisClient client;
    private final Options options;
    private final Patience patience;
    private final Screen screen;
    private final String resolution;
    private final MonthTally tally;
    private final OfficeClock clock;

    /** @param resolution what requesters are told whose cases are resolved */
    MonthRun(
            RelaisClient client,
            Options options,
            Patience patience,
            Screen screen,
            String resolution,
            MonthTally tally) {
        this.client = client;
        this.options = options;
        this.patience = patience;
        this.screen = screen;
        this.resolution = resolution;
        this.tally = tally;
        this.clock = new OfficeClock(client);
    }

    /**
     * Returns when everything has been settled one way or the other; the clock shows the machine's time again.
     *
     * @throws UnreachableException when the server is lost for longer than we have patience
     * @throws RefusedException when the clock cannot be set
     */
    void play(MonthFolder month) {
        Progress progress = new Progress(screen, month.size());
        DropBoxes boxes = new DropBoxes(client, options.account(), screen, progress, tally.envelopes());
        ClaimDesk claims = new ClaimDesk(client, screen, progress, tally.claimForms(), tally.fates());
        List<WebRequest> ahead = new ArrayList<>(month.webRequests());
        OffsetDateTime now = month.days().first().atTime(MORNING).atOffset(month.offset());
        try {
            for (LocalDate day : month.days()) {
                now = day.atTime(MORNING).atOffset(month.offset());
                clock.set(now);
                boxes.sort(now.toInstant());
                reconcile(month, claims, false);
                rounds(month, day).forEach(round -> {
                    clock.set(round.get(0).collectedAt());
                    boxes.collect(round);
                });
                now = day.atTime(EVENING).atOffset(month.offset());
                clock.set(now);
                send(ahead, now, progress);
                calls(month, day, progress);
                claims(month, day, claims);
            }
            rest(boxes, ahead, now, progress);
            reconcile(month, claims, true);
        } finally {
            clock.reset();
        }
    }

    private static Collection<List<Envelope>> rounds(MonthFolder month, LocalDate day) {
        Map<String, List<Envelope>> rounds = new LinkedHashMap<>();
        month.envelopes().stream()
                .filter(envelope -> envelope.collectedAt().toLocalDate().equals(day))
                .forEach(envelope -> rounds.computeIfAbsent(
                                envelope.round() + "/" + envelope.box(), round -> new ArrayList<>())
                        .add(envelope));
        return rounds.values();
    }

    private void calls(MonthFolder month, LocalDate day, Progress progress) {
        List<Call> calls = month.calls().stream()
                .filter(call -> call.startedAt().toLocalDate().equals(day))
                .toList();
        CaseWork work = new CaseWork(client, options.account(), options.percentToResolve(), resolution);
        new ReplayRun(client, options.account(), work, patience, screen, progress, tally.calls())
                .play(calls, options.connections());
    }

    private static void claims(MonthFolder month, LocalDate day, ClaimDesk claims) {
        List<ClaimForm> handedIn = month.claimForms().stream()
                .filter(form -> form.receivedOn().equals(day))
                .toList();
        if (!handedIn.isEmpty()) {
            claims.register(handedIn);
            claims.handOver();
        }
    }

    private static void reconcile(MonthFolder month, ClaimDesk claims, boolean everything) {
        if (!month.claimForms().isEmpty()) {
            claims.reconcile(everything);
        }
    }

    /** What citizens had sent by then. */
    private void send(List<WebRequest> ahead, OffsetDateTime now, Progress progress) {
        List<WebRequest> sent =
                ahead.stream().filter(request -> !request.sentAt().isAfter(now)).toList();
        ahead.removeAll(sent);
        for (WebRequest request : sent) {
            progress.oneMore();
            try {
                Intakes.send(
                        client,
                        options.account(),
                        "/channels/web/intakes",
                        request.form().toString(),
                        request.key(),
                        tally.webRequests());
            } catch (RefusedException refused) {
                tally.webRequests().failed();
                screen.failure(new Failure(Failure.Kind.WEB_REQUEST, request.line(), request.key(), refused.problem()));
            }
        }
    }

    /** What came after the last working day, and the mail that may be sorted only then. */
    private void rest(DropBoxes boxes, List<WebRequest> ahead, OffsetDateTime now, Progress progress) {
        Instant end = boxes.lastRelease(now.toInstant());
        for (WebRequest request : ahead) {
            end = request.sentAt().toInstant().isAfter(end) ? request.sentAt().toInstant() : end;
        }
        OffsetDateTime last = end.plusSeconds(1).atOffset(now.getOffset());
        clock.set(last);
        send(ahead, last, progress);
        boxes.sort(last.toInstant());
    }
}
