package org.relais.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void isFlatWhenNothingStays() {
        List<Finding> findings = Memory.findings(samples(40, 0, 0), true);

        assertEquals(2, findings.size());
        assertTrue(findings.stream().allMatch(Finding::holds), findings::toString);
    }

    @Test
    void isNotFlatWhenEachSwapLeavesMoreThanAllowed() {
        assertFalse(Memory.findings(samples(40, Memory.SLOPE_LIMIT + 1, 0), true)
                .get(1)
                .holds());
    }

    @Test
    void leavesOutTheTimeInWhichCachesFill() {
        List<Timeline.Sample> filling = IntStream.range(0, 40)
                .mapToObj(i -> new Timeline.Sample(i * 9, 1, i * 9, Math.min(i, 10) * 5_000_000L, 100, true))
                .toList();
        assertTrue(Memory.findings(filling, true).stream().allMatch(Finding::holds));
    }

    @Test
    void tellsOfVersionsThatStay() {
        assertFalse(Memory.findings(samples(10, 0, 1), false).get(0).holds());
    }

    @Test
    void whatNoLifeWasLongEnoughForDoesNotHold() {
        List<Finding> tooShort = Memory.findings(samples(4, 0, 0), false);
        assertEquals(1, tooShort.size());
        assertFalse(tooShort.get(0).holds());
        List<Finding> withoutHeap = Memory.findings(samples(12, 0, 0), true);
        assertEquals(
                List.of(true, false), withoutHeap.stream().map(Finding::holds).toList());
        assertEquals(
                List.of(true),
                Memory.findings(samples(12, 0, 0), false).stream()
                        .map(Finding::holds)
                        .toList());
    }

    private static List<Timeline.Sample> samples(int count, long bytesEach, int loadersEach) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new Timeline.Sample(i * 9, 1, i * 9, 100_000_000 + i * bytesEach, 100 + i * loadersEach, true))
                .toList();
    }
}
