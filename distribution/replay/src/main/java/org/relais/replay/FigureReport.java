package org.relais.replay;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** After a run: the figures of the days of the file, and whether they are what was expected. */
final class FigureReport {

    private final RelaisClient client;
    private final Account account;
    private final Screen screen;
    private final Texts texts;

    FigureReport(RelaisClient client, Account account, Screen screen, Texts texts) {
        this.client = client;
        this.account = account;
        this.screen = screen;
        this.texts = texts;
    }

    /**
     * @param quiet prints only what differs
     * @return false when something differs
     */
    boolean show(List<Call> calls, Optional<ExpectedFigures> expected, boolean quiet) {
        if (calls.isEmpty() || quiet && expected.isEmpty()) {
            return true;
        }
        Set<ExpectedFigures.Difference> differences = new LinkedHashSet<>();
        for (String by : Figures.DIMENSIONS) {
            Figures figures = Figures.ofCalls(client, account, first(calls), last(calls), by);
            if (!quiet) {
                FigureTable.of(figures, texts).forEach(screen::line);
            }
            expected.ifPresent(counts -> differences.addAll(counts.differences(figures)));
        }
        if (expected.isPresent()) {
            screen.line("");
            differences.forEach(difference ->
                    screen.text("difference", difference.what(), difference.expected(), difference.counted()));
            screen.text(differences.isEmpty() ? "as-expected" : "not-as-expected", differences.size());
        }
        return differences.isEmpty();
    }

    private static LocalDate first(List<Call> calls) {
        return calls.stream()
                .map(call -> call.startedAt().toLocalDate())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private static LocalDate last(List<Call> calls) {
        return calls.stream()
                .map(call -> call.startedAt().toLocalDate())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }
}
