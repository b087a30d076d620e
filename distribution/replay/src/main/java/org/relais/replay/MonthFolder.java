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
 * A folder with what an office did: {@code calls.csv}, {@code web-requests.jsonl}, {@code envelopes.csv} and
 * {@code claim-forms.csv}, each of which may be absent, and {@code expected-figures.json}.
 *
 * @param unreadable lines of all files that cannot be understood
 * @param others files that nobody plays
 */
record MonthFolder(
        List<Call> calls,
        List<WebRequest> webRequests,
        List<Envelope> envelopes,
        List<ClaimForm> claimForms,
        List<Failure> unreadable,
        Optional<Path> expected,
        List<String> others) {

    private static final String CALLS = "calls.csv";
    private static final String WEB_REQUESTS = "web-requests.jsonl";
    private static final String ENVELOPES = "envelopes.csv";
    private static final String CLAIM_FORMS = "claim-forms.csv";
    private static final String EXPECTED = "expected-figures.json";

    /** Claim forms alone say nothing about the office's clock. */
    private static final ZoneOffset NOUMEA = ZoneOffset.ofHours(11);

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
        List<ClaimForm> claimForms = List.of();
        if (Files.exists(folder.resolve(CLAIM_FORMS))) {
            CsvLines<ClaimForm> file = ClaimForm.read(folder.resolve(CLAIM_FORMS));
            claimForms = file.lines();
            unreadable.addAll(file.unreadable());
        }
        if (calls.isEmpty() && requests.isEmpty() && envelopes.isEmpty() && claimForms.isEmpty()) {
            throw new IOException(folder + ": " + String.join(", ", CALLS, WEB_REQUESTS, ENVELOPES, CLAIM_FORMS));
        }
        Path expected = folder.resolve(EXPECTED);
        return new MonthFolder(
                calls,
                requests,
                envelopes,
                claimForms,
                unreadable,
                Files.exists(expected) ? Optional.of(expected) : Optional.empty(),
                others(folder));
    }

    private static List<String> others(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !List.of(CALLS, WEB_REQUESTS, ENVELOPES, CLAIM_FORMS, EXPECTED)
                            .contains(name))
                    .sorted()
                    .toList();
        }
    }

    int size() {
        return calls.size() + webRequests.size() + envelopes.size() + claimForms.size();
    }

    /** The days on which somebody worked: calls came in, boxes were emptied, or forms were handed in. */
    SortedSet<LocalDate> days() {
        SortedSet<LocalDate> days = new TreeSet<>();
        calls.forEach(call -> days.add(call.startedAt().toLocalDate()));
        envelopes.forEach(envelope -> days.add(envelope.collectedAt().toLocalDate()));
        claimForms.forEach(form -> days.add(form.receivedOn()));
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
        if (!envelopes.isEmpty()) {
            return envelopes.get(0).collectedAt().getOffset();
        }
        return webRequests.isEmpty() ? NOUMEA : webRequests.get(0).sentAt().getOffset();
    }
}
