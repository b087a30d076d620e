package org.relais.letters.internal;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.FrameworkUtil;

/** What this build does wrong on purpose: the tests write a manifest header {@code Letters-Fault} into a copy. */
final class Fault {

    private Fault() {}

    /** Goes wrong here, when this is the build for it. */
    static void at(String place) {
        String fault = Objects.requireNonNull(FrameworkUtil.getBundle(Fault.class))
                .getHeaders("")
                .get("Letters-Fault");
        if (("throws in " + place).equals(fault)) {
            throw new IllegalStateException("broken on purpose in " + place);
        }
        if (("never returns from " + place).equals(fault)) {
            waitForEver();
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for ever", e);
        }
    }
}
