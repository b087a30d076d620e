package org.relais.replay;

import java.util.ArrayList;
import java.util.List;

/** Figures as an aligned table of text. */
final class FigureTable {

    private static final int KEY_WIDTH = 18;
    private static final int NUMBER_WIDTH = 10;

    private FigureTable() {}

    /** A heading, one line per key, and the sum of all. */
    static List<String> of(Figures figures, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(row(texts.get("by." + figures.by()), texts.get("contacts"), texts.get("cases")));
        lines.add("─".repeat(KEY_WIDTH + 2 * NUMBER_WIDTH));
        long cases = 0;
        for (var item : figures.items().entrySet()) {
            Figures.Count count = item.getValue();
            cases += count.cases();
            lines.add(row(item.getKey(), texts.get("number", count.contacts()), texts.get("number", count.cases())));
        }
        lines.add(row(texts.get("all"), texts.get("number", figures.contacts()), texts.get("number", cases)));
        return lines;
    }

    private static String row(String key, String contacts, String cases) {
        return String.format("%-" + KEY_WIDTH + "s%" + NUMBER_WIDTH + "s%" + NUMBER_WIDTH + "s", key, contacts, cases);
    }
}
