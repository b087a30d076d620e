package org.relais.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether memory is flat over the swaps. Samples of one life of the process are compared, only those with the channel there. A version
 * that stays in memory keeps its class loader, and its sessions of the persistence unit with about a megabyte. Loaders tell after a few
 * swaps. The heap fills for a while after a start, whatever comes and goes: that time is left out, and what is left has to be long.
 */
final class Memory {

    /** Bytes that one swap may leave behind, by the slope of a straight line through the samples. */
    static final long SLOPE_LIMIT = 300_000;

    /** The loader of a version on its way out may still be there at a sample. */
    static final int LOADERS_LIMIT = 2;

    private static final int WARM_UP = 2;
    private static final int ENOUGH = 5;

    /** For so long after its start a life fills its caches. */
    private static final double FILL_UP_SECONDS = 90;

    /** A straight line through fewer samples of a sawtooth says nothing. */
    private static final int ENOUGH_FOR_HEAP = 20;

    private static final String LOADERS = "no version stays in memory";
    private static final String HEAP = "heap flat";

    private Memory() {}

    /** @param heapToo whether the run is long enough for the heap to be judged; class loaders always are */
    static List<Finding> findings(List<Timeline.Sample> samples, boolean heapToo) {
        List<Finding> findings = new ArrayList<>();
        int lives = samples.stream().mapToInt(Timeline.Sample::life).max().orElse(0);
        for (int life = 1; life <= lives; life++) {
            int which = life;
            List<Timeline.Sample> warm = samples.stream()
                    .filter(sample -> sample.life() == which && sample.isInstalled())
                    .skip(WARM_UP)
                    .toList();
            if (warm.size() >= ENOUGH) {
                findings.add(loaders(which, warm));
            }
            List<Timeline.Sample> filled = warm.stream()
                    .filter(sample -> sample.age() > FILL_UP_SECONDS)
                    .toList();
            if (filled.size() >= ENOUGH_FOR_HEAP) {
                findings.add(bytes(which, filled));
            }
        }
        requireSome(findings, LOADERS);
        if (heapToo) {
            requireSome(findings, HEAP);
        }
        return findings;
    }

    /** What was not looked at does not hold. */
    private static void requireSome(List<Finding> findings, String promise) {
        if (findings.stream().noneMatch(finding -> finding.promise().startsWith(promise))) {
            findings.add(new Finding(promise, "no life of the process was long enough to tell", false));
        }
    }

    private static Finding bytes(int life, List<Timeline.Sample> samples) {
        double slope = slope(samples);
        return new Finding(
                HEAP
                        + " in life %d of the process after its first %.0f s: at most %d kB more per change"
                                .formatted(life, FILL_UP_SECONDS, SLOPE_LIMIT / 1000),
                String.format(Locale.ROOT, "%+.0f kB over %d samples", slope / 1000, samples.size()),
                slope <= SLOPE_LIMIT);
    }

    private static Finding loaders(int life, List<Timeline.Sample> samples) {
        int first = samples.get(0).loaders();
        int last = samples.get(samples.size() - 1).loaders();
        return new Finding(
                LOADERS
                        + " in life %d: at most %d more class loaders of bundles at its end"
                                .formatted(life, LOADERS_LIMIT),
                first + " -> " + last,
                last - first <= LOADERS_LIMIT);
    }

    /** Least squares, by the number of the sample. */
    private static double slope(List<Timeline.Sample> samples) {
        double meanOfNumbers = (samples.size() - 1) / 2.0;
        double meanOfBytes =
                samples.stream().mapToLong(Timeline.Sample::bytes).average().orElse(0);
        double above = 0;
        double below = 0;
        for (int number = 0; number < samples.size(); number++) {
            above += (number - meanOfNumbers) * (samples.get(number).bytes() - meanOfBytes);
            below += (number - meanOfNumbers) * (number - meanOfNumbers);
        }
        return above / below;
    }
}
