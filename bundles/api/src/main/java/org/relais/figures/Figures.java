package org.relais.figures;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Contacts and cases counted over days of the office.
 *
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param contacts all contacts of the period, also those without a value in this dimension
 * @param items one per value, most contacts first, days in order
 */
public record Figures(LocalDate from, LocalDate to, ZoneId zone, Dimension by, long contacts, List<Item> items) {

    /** One value of the dimension: how many contacts, and how many cases they opened. */
    public record Item(String key, long contacts, long cases) {}

    public Figures {
        items = List.copyOf(items);
    }
}
