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
        List<Finding> findings = Memory.findings(samples(10, 0, 0));

        assertEquals(2, findings.size());
        assertTrue(findings.stream().allMatch(Finding::holds), findings::toString);
    }

    @Test
    void isNotFlatWhenEachSwapLeavesMoreThanAllowed() {
        assertFalse(
                Memory.findings(samples(10, Memory.SLOPE_LIMIT + 1, 0)).get(0).holds());
    }

    @Test
    void tellsOfVersionsThatStay() {
        assertFalse(Memory.findings(samples(10, 0, 1)).get(1).holds());
    }

    @Test
    void saysNothingOfALifeThatWasTooShort() {
        assertEquals(List.of(), Memory.findings(samples(4, 0, 1)));
    }

    private static List<Timeline.Sample> samples(int count, long bytesEach, int loadersEach) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Timeline.Sample(i, 1, 100_000_000 + i * bytesEach, 100 + i * loadersEach, true))
                .toList();
    }
}
