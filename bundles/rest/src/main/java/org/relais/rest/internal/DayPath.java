package org.relais.rest.internal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.errors.Parameters;

/** A day that stands in a path. */
final class DayPath {

    private DayPath() {}

    /** @throws org.relais.errors.RelaisException {@code invalid-request} */
    static LocalDate date(String text) {
        Parameters given = new Parameters(Map.of("date", text));
        @Nullable LocalDate date = given.date("date");
        given.check();
        return Objects.requireNonNull(date);
    }
}
