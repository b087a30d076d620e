package org.relais.spi.paper;

import java.util.List;
import java.util.Locale;

/**
 * A list that goes from one hand to another and is signed by both.
 *
 * @param head sender, addressee and title, as of a letter; its body stands above the table
 * @param code printed as a bar code (Code 128), so that the list is found again by scanning it
 * @param columns heads of the columns
 * @param rows as many cells each as there are columns
 * @param below paragraphs under the table, for example the count
 * @param signatures what stands over each box to be signed
 */
public record SignedList(
        Letter head,
        String code,
        List<String> columns,
        List<List<String>> rows,
        List<String> below,
        List<String> signatures) {

    public SignedList {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        below = List.copyOf(below);
        signatures = List.copyOf(signatures);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells under " + columns.size() + " columns");
            }
        }
    }

    /** That of the head. */
    public Locale language() {
        return head.language();
    }
}
