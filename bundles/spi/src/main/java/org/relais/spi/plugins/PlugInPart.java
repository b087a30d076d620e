package org.relais.spi.plugins;

import org.osgi.annotation.versioning.ConsumerType;

/** Does something for bundles when they arrive, and can say how that went. Register it as an OSGi service. Thread-safe. */
@ConsumerType
public interface PlugInPart {

    /** What this part has done for a bundle. Asked several times in a second; must not block. */
    Standing standing(long bundleId);

    /**
     * How it went.
     *
     * @param problem what failed, for a log; empty unless the state is FAILED
     */
    record Standing(State state, String problem) {

        /** There is nothing to do for this bundle, as far as this part knows. */
        public static final Standing NONE = new Standing(State.NONE, "");

        public static final Standing PENDING = new Standing(State.PENDING, "");
        public static final Standing CALLING = new Standing(State.CALLING, "");
        public static final Standing READY = new Standing(State.READY, "");

        public static Standing failed(String problem) {
            return new Standing(State.FAILED, problem);
        }
    }

    /** How far this part is with a bundle. */
    enum State {
        NONE,
        /** This part works for the bundle, for as long as that takes. */
        PENDING,
        /** This part has called code of the bundle, which has not returned yet. */
        CALLING,
        READY,
        FAILED
    }
}
