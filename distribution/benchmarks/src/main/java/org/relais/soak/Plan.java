package org.relais.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** What disturbs, in order; the same for the same seed. */
record Plan(List<Step> steps) {

    /** When the process is killed with -9 around a step. */
    enum Kill {
        NEVER,
        DURING,
        AFTER
    }

    /**
     * One change of the deploy folder.
     *
     * @param target the good version that is there in the end, 0 when none is
     * @param fault of a broken version that is dropped over it
     * @param name as it stands in the report
     */
    record Step(int target, Optional<Fault> fault, String name, Kill kill) {

        private Step with(Kill other) {
            return new Step(target, fault, name, other);
        }
    }

    Plan {
        steps = List.copyOf(steps);
    }

    /**
     * Makes one.
     *
     * @param kinds how many kinds of broken versions
     * @param times how often each of them comes
     * @param kills at least one of them during a swap
     * @param calm so many swaps more at the end, with nothing else: long enough a life to see its memory
     */
    static Plan of(Random random, int swaps, int kinds, int times, int kills, int calm) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < kinds * times; i++) {
            faults.add(Fault.values()[i % kinds]);
        }
        if (times > 1) {
            Collections.shuffle(faults, random);
        }
        List<Step> steps = new ArrayList<>();
        int installed = 1;
        for (int swap = 1; swap <= swaps; swap++) {
            int target = installed == 0 ? 1 + random.nextInt(Letters.VERSIONS) : next(random, installed, swap == swaps);
            steps.add(new Step(target, Optional.empty(), name(installed, target), Kill.NEVER));
            installed = target;
            while (installed > 0 && !faults.isEmpty() && swaps - swap < faults.size() * swaps / (kinds * times)) {
                Fault fault = faults.remove(0);
                steps.add(new Step(installed, Optional.of(fault), fault.text(), Kill.NEVER));
            }
        }
        if (installed == 0) {
            steps.add(new Step(Letters.VERSIONS, Optional.empty(), "reinstall", Kill.NEVER));
        }
        List<Step> all = new ArrayList<>(withKills(random, steps, kills));
        for (int swap = 0; swap < calm; swap++) {
            int from = all.get(all.size() - 1).target();
            int target = 1 + from % Letters.VERSIONS;
            all.add(new Step(target, Optional.empty(), name(from, target) + " in the calm stretch", Kill.NEVER));
        }
        return new Plan(all);
    }

    private static int next(Random random, int installed, boolean isLast) {
        int target = random.nextInt(Letters.VERSIONS + 1);
        return target == installed || isLast && target == 0 ? 1 + installed % Letters.VERSIONS : target;
    }

    private static String name(int from, int to) {
        if (to == 0) {
            return "remove";
        }
        if (from == 0) {
            return "reinstall";
        }
        return to > from ? "upgrade" : "downgrade";
    }

    /** In the first two thirds, so that something is broken without a kill too. */
    private static List<Step> withKills(Random random, List<Step> steps, int kills) {
        List<Step> killing = new ArrayList<>(steps);
        Set<Integer> taken = new HashSet<>();
        while (taken.size() < kills) {
            int position = random.nextInt(Math.max(kills, steps.size() * 2 / 3));
            if (taken.add(position)) {
                killing.set(position, steps.get(position).with(taken.size() % 2 == 1 ? Kill.DURING : Kill.AFTER));
            }
        }
        return killing;
    }
}
