package org.relais.core.internal.entity;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.relais.core.internal.cases.Timing.Pause;

/** Pauses of a case in one short column: {@code from/to} in milliseconds since 1970, with spaces between. */
final class PauseList {

    private PauseList() {}

    static @Nullable String write(List<Pause> pauses) {
        return pauses.isEmpty()
                ? null
                : pauses.stream()
                        .map(pause ->
                                pause.from().toEpochMilli() + "/" + pause.to().toEpochMilli())
                        .collect(Collectors.joining(" "));
    }

    static List<Pause> read(@Nullable String column) {
        return column == null
                ? List.of()
                : Stream.of(column.split(" "))
                        .map(pause -> pause.split("/"))
                        .map(ends -> new Pause(instant(ends[0]), instant(ends[1])))
                        .toList();
    }

    private static Instant instant(String milliseconds) {
        return Instant.ofEpochMilli(Long.parseLong(milliseconds));
    }
}
