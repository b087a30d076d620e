package org.relais.deployment.internal;

import org.jspecify.annotations.Nullable;
import org.relais.texts.LocalizedText;

/** What can be seen of a running plug-in without touching it. */
interface Evidence {

    Finding of(long bundleId);

    /**
     * How it is.
     *
     * @param reason what it waits for or how it is broken; null when it is well
     */
    record Finding(Health health, @Nullable LocalizedText reason) {

        static final Finding WELL = new Finding(Health.WELL, null);

        static Finding waiting(LocalizedText reason) {
            return new Finding(Health.WAITING, reason);
        }

        /** Somebody of the platform works for it; that may take as long as it takes. */
        static Finding working(LocalizedText reason) {
            return new Finding(Health.WORKING, reason);
        }

        /** Code of the plug-in was called and has not returned yet. */
        static Finding called() {
            return new Finding(Health.CALLED, null);
        }

        static Finding broken(LocalizedText reason) {
            return new Finding(Health.BROKEN, reason);
        }
    }

    /** From bad to good. */
    enum Health {
        BROKEN,
        WORKING,
        CALLED,
        WAITING,
        WELL
    }
}
