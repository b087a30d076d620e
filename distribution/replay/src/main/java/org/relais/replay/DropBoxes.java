package org.relais.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is done at the drop boxes: rounds, and the sorting of what they found once it is released. Not thread-safe. */
final class DropBoxes {

    private final RelaisClient client;
    private final Account account;
    private final Screen screen;
    private final Progress progress;
    private final Tally tally;
    private final List<Lot> kept = new ArrayList<>();

    DropBoxes(RelaisClient client, Account account, Screen screen, Progress progress, Tally tally) {
        this.client = client;
        this.account = account;
        this.screen = screen;
        this.progress = progress;
        this.tally = tally;
    }

    /** What a round found, until it is sorted. */
    private record Lot(String id, Instant releasableAt, List<Envelope> envelopes) {}

    /** Records the emptying of one box. */
    void collect(List<Envelope> found) {
        Envelope first = found.get(0);
        ObjectNode round = JsonNodeFactory.instance.objectNode().put("box", first.box());
        round.put("collectedAt", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(first.collectedAt()));
        round.put("envelopes", found.size())
                .putObject("checklist")
                .put("ink", true)
                .put("gel", true);
        Answer answer = client.post(
                account,
                "/dropbox/rounds",
                round.toString(),
                Map.of("Idempotency-Key", first.round() + "/" + first.box()));
        if (answer.isSuccess()) {
            JsonNode recorded = answer.json();
            Instant release =
                    OffsetDateTime.parse(recorded.path("releasableAt").asText()).toInstant();
            kept.add(new Lot(recorded.path("id").asText(), release, found));
        } else {
            found.forEach(envelope -> failed(envelope, Problem.of(answer)));
        }
    }

    /** Sorts what is released by then, in the order of the rounds. */
    void sort(Instant now) {
        List<Lot> released =
                kept.stream().filter(lot -> !now.isBefore(lot.releasableAt())).toList();
        kept.removeAll(released);
        released.forEach(this::sort);
    }

    private void sort(Lot lot) {
        int number = 0;
        for (Envelope envelope : lot.envelopes()) {
            number++;
            String key = envelope.round() + "/" + envelope.box() + "/" + number;
            try {
                Intakes.send(client, account, "/channels/dropbox/intakes", envelope.form(lot.id(), number), key, tally);
            } catch (RefusedException refused) {
                failed(envelope, refused.problem());
                continue;
            }
            progress.oneMore();
        }
    }

    /** When the last of what is kept may be sorted; the given time when nothing is kept. */
    Instant lastRelease(Instant now) {
        return kept.stream().map(Lot::releasableAt).reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    private void failed(Envelope envelope, Problem problem) {
        progress.oneMore();
        tally.failed();
        screen.failure(new Failure(Failure.Kind.ENVELOPE, envelope.line(), envelope.round(), problem));
    }
}
