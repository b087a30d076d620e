package org.relais.core.internal.calendar;

import java.util.Optional;

/** Keeps by which calendar of the office pack due dates were counted last. Every method needs a running unit of work. */
public interface PackCalendarStore {

    /** As {@link #put} was told; empty before the first time. */
    Optional<String> counted();

    void put(String text);
}
