package org.relais.core.internal.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.relais.cases.CaseReference;
import org.relais.core.internal.office.RoutingRule;
import org.relais.routing.RuleTrialResult;
import org.relais.routing.RuleTrialResult.Change;
import org.relais.routing.RuleTrialResult.Move;
import org.relais.routing.RuleTrialResult.Place;

/** Counts what a trial finds; lists only as much as fits an answer. Not thread-safe. */
final class TrialCount {

    /** Where a case goes from and to. */
    private record Way(Place from, Place to) {}

    private final List<Change> changed = new ArrayList<>();
    private final Map<Way, Long> ways = new HashMap<>();
    private long examined;
    private long unlisted;

    void add(CaseReference reference, RoutingRule before, RoutingRule after) {
        examined++;
        Way way = new Way(place(before), place(after));
        if (way.from().equals(way.to())) {
            return;
        }
        ways.merge(way, 1L, Long::sum);
        if (changed.size() < RuleTrialResult.MOST_CHANGES) {
            changed.add(new Change(reference, way.from(), way.to(), after.id()));
        } else {
            unlisted++;
        }
    }

    private static Place place(RoutingRule rule) {
        return new Place(rule.department(), rule.queue());
    }

    RuleTrialResult result() {
        List<Move> moves = ways.entrySet().stream()
                .map(way -> new Move(way.getKey().from(), way.getKey().to(), way.getValue()))
                .sorted(Comparator.comparingLong(Move::cases)
                        .reversed()
                        .thenComparing(move -> move.from().queue())
                        .thenComparing(move -> move.to().queue()))
                .toList();
        return new RuleTrialResult(examined, changed, unlisted, moves);
    }
}
