package org.relais.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether memory is flat over the swaps. Samples of one life of the process are compared, only those with the channel there, and without
 * the first ones after its start, when caches fill. A version that stays in memory keeps its class loader, and its sessions of the
 * persistence unit with about a megabyte.
 */
final class Memory {

    /** Bytes that one swap may leave behind, by the slope of a straight line through the samples. */
    static final long SLOPE_LIMIT = 300_000;

    /** The loader of a version on its way out may still be there at a sample. */
    static final int LOADERS_LIMIT = 2;

    private static final int WARM_UP = 2;
    private static final int ENOUGH = 5;

    private Memory() {}

    static List<Finding> findings(List<Timeline.Sample> samples) {
        List<Finding> findings = new ArrayList<>();
        int lives = samples.stream().mapToInt(Timeline.Sample::life).max().orElse(0);
        for (int life = 1; life <= lives; life++) {
            int which = life;
            List<Timeline.Sample> warm = samples.stream()
                    .filter(sample -> sample.life() == which && sample.isInstalled())
                    .skip(WARM_UP)
                    .toList();
            if (warm.size() >= ENOUGH) {
                findings.add(bytes(which, warm));
                findings.add(loaders(which, warm));
            }
        }
        return findings;
    }

    private static Finding bytes(int life, List<Timeline.Sample> samples) {
        double slope = slope(samples);
        return new Finding(
                "heap flat in life %d of the process: at most %d kB more per change"
                        .formatted(life, SLOPE_LIMIT / 1000),
                String.format(Locale.ROOT, "%+.0f kB over %d samples", slope / 1000, samples.size()),
                slope <= SLOPE_LIMIT);
    }

    private static Finding loaders(int life, List<Timeline.Sample> samples) {
        int first = samples.get(0).loaders();
        int last = samples.get(samples.size() - 1).loaders();
        return new Finding(
                "no version stays in memory in life %d: at most %d more class loaders of bundles at its end"
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
