package org.relais.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A folder with what an office did: {@code calls.csv}, {@code web-requests.jsonl} and {@code envelopes.csv}, each of which may be
 * absent, and {@code expected-figures.json}.
 *
 * @param unreadable lines of all files that cannot be understood
 * @param others files that nobody plays
 */
record MonthFolder(
        List<Call> calls,
        List<WebRequest> webRequests,
        List<Envelope> envelopes,
        List<Failure> unreadable,
        Optional<Path> expected,
        List<String> others) {

    private static final String CALLS = "calls.csv";
    private static final String WEB_REQUESTS = "web-requests.jsonl";
    private static final String ENVELOPES = "envelopes.csv";
    private static final String EXPECTED = "expected-figures.json";

    /** @throws IOException when the folder holds nothing to play, or a file cannot be read; the message names it */
    static MonthFolder read(Path folder) throws IOException {
        List<Failure> unreadable = new ArrayList<>();
        List<Call> calls = List.of();
        if (Files.exists(folder.resolve(CALLS))) {
            CallFile file = CallFile.read(folder.resolve(CALLS));
            calls = file.calls();
            unreadable.addAll(file.unreadable());
        }
        List<WebRequest> requests = List.of();
        if (Files.exists(folder.resolve(WEB_REQUESTS))) {
            WebRequest.Lines file = WebRequest.read(folder.resolve(WEB_REQUESTS));
            requests = file.requests();
            unreadable.addAll(file.unreadable());
        }
        List<Envelope> envelopes = List.of();
        if (Files.exists(folder.resolve(ENVELOPES))) {
            CsvLines<Envelope> file = Envelope.read(folder.resolve(ENVELOPES));
            envelopes = file.lines();
            unreadable.addAll(file.unreadable());
        }
        if (calls.isEmpty() && requests.isEmpty() && envelopes.isEmpty()) {
            throw new IOException(folder + ": " + String.join(", ", CALLS, WEB_REQUESTS, ENVELOPES));
        }
        Path expected = folder.resolve(EXPECTED);
        return new MonthFolder(
                calls,
                requests,
                envelopes,
                unreadable,
                Files.exists(expected) ? Optional.of(expected) : Optional.empty(),
                others(folder));
    }

    private static List<String> others(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name ->
                            !List.of(CALLS, WEB_REQUESTS, ENVELOPES, EXPECTED).contains(name))
                    .sorted()
                    .toList();
        }
    }

    int size() {
        return calls.size() + webRequests.size() + envelopes.size();
    }

    /** The days on which somebody worked: calls came in, or boxes were emptied. */
    SortedSet<LocalDate> days() {
        SortedSet<LocalDate> days = new TreeSet<>();
        calls.forEach(call -> days.add(call.startedAt().toLocalDate()));
        envelopes.forEach(envelope -> days.add(envelope.collectedAt().toLocalDate()));
        if (days.isEmpty()) {
            webRequests.forEach(request -> days.add(request.sentAt().toLocalDate()));
        }
        return days;
    }

    /** The offset of the office's clock, as the files write it. */
    ZoneOffset offset() {
        if (!calls.isEmpty()) {
            return calls.get(0).startedAt().getOffset();
        }
        return envelopes.isEmpty()
                ? webRequests.get(0).sentAt().getOffset()
                : envelopes.get(0).collectedAt().getOffset();
    }
}
