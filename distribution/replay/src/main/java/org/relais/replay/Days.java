package org.relais.replay;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Moves the days of a file, in order, to others; local times and offsets stay. */
final class Days {

    private final NavigableMap<LocalDate, LocalDate> moves;

    private Days(NavigableMap<LocalDate, LocalDate> moves) {
        this.moves = moves;
    }

    /** Every day stays where it is. */
    static Days unmoved() {
        return new Days(new TreeMap<>());
    }

    /**
     * The distinct days of the calls become the last weekdays before today, the last of them yesterday's or Friday's.
     *
     * @param clock tells today, where the calls came in
     */
    static Days endingYesterday(List<Call> calls, Clock clock) {
        NavigableMap<LocalDate, LocalDate> moves = new TreeMap<>();
        if (calls.isEmpty()) {
            return new Days(moves);
        }
        calls.forEach(call -> moves.put(day(call), day(call)));
        LocalDate next =
                LocalDate.ofInstant(clock.instant(), calls.get(0).startedAt().getOffset());
        for (Map.Entry<LocalDate, LocalDate> move : moves.descendingMap().entrySet()) {
            next = weekdayBefore(next);
            move.setValue(next);
        }
        return new Days(moves);
    }

    /** Where this day went. */
    LocalDate moved(LocalDate day) {
        return moves.getOrDefault(day, day);
    }

    /** The calls on their new days, with identifiers that say so; the same calls when no day moves. */
    List<Call> move(List<Call> calls) {
        return moves.isEmpty() ? calls : calls.stream().map(this::move).toList();
    }

    private Call move(Call call) {
        return call.moved(call.startedAt().with(moved(day(call))));
    }

    private static LocalDate day(Call call) {
        return call.startedAt().toLocalDate();
    }

    private static LocalDate weekdayBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (before.getDayOfWeek() == DayOfWeek.SATURDAY || before.getDayOfWeek() == DayOfWeek.SUNDAY) {
            before = before.minusDays(1);
        }
        return before;
    }
}
