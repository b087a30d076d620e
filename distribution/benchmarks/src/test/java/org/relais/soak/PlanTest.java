package org.relais.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void hasEveryKindOfSwapAndFaultAsOftenAsAskedAndLeavesAVersionThere(long seed) {
        List<Plan.Step> steps = Plan.of(new Random(seed), 50, 5, 2, 5, 40).steps();

        long swaps = count(steps, step -> step.fault().isEmpty()) - 40;
        assertTrue(swaps == 50 || swaps == 51, () -> "swaps: " + swaps);
        for (String name : List.of("upgrade", "downgrade", "remove", "reinstall")) {
            assertTrue(count(steps, step -> step.name().equals(name)) > 0, name);
        }
        for (Fault fault : Fault.values()) {
            assertEquals(2, count(steps, step -> step.fault().stream().anyMatch(fault::equals)), fault.text());
        }
        assertEquals(5, count(steps, step -> step.kill() != Plan.Kill.NEVER));
        assertTrue(count(steps, step -> step.kill() == Plan.Kill.DURING) > 0);
        assertTrue(steps.get(steps.size() - 1).target() > 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ofTheShortFormHasThreeFaultsAndAKill(long seed) {
        List<Plan.Step> steps = Plan.of(new Random(seed), 5, 3, 1, 1, 6).steps();

        assertEquals(3, count(steps, step -> step.fault().isPresent()));
        assertEquals(1, count(steps, step -> step.kill() != Plan.Kill.NEVER));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void endsWithALifeInWhichNothingIsKilledOrBrokenAndTheChannelIsAlwaysThere(long seed) {
        for (int calm : List.of(6, 40)) {
            List<Plan.Step> steps = Plan.of(new Random(seed), 5, 3, 1, 1, calm).steps();
            List<Plan.Step> end = steps.subList(steps.size() - calm, steps.size());

            assertEquals(
                    calm,
                    count(
                            end,
                            step -> step.kill() == Plan.Kill.NEVER
                                    && step.fault().isEmpty()));
            for (int i = steps.size() - calm; i < steps.size(); i++) {
                assertTrue(steps.get(i).target() > 0);
                assertTrue(steps.get(i).target() != steps.get(i - 1).target(), "it is another version each time");
            }
        }
    }

    private static long count(List<Plan.Step> steps, Predicate<Plan.Step> which) {
        return steps.stream().filter(which).count();
    }
}
