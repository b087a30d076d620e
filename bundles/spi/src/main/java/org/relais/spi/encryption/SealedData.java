package org.relais.spi.encryption;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Somebody who keeps sealed data. Register it as an OSGi service. After the keys were changed, the platform calls it again and again,
 * on one node at a time, until nothing is left; only then can an old key be taken away.
 */
@ConsumerType
public interface SealedData {

    /** Unique, begins with the id of the plug-in or capability; for people who watch the change of keys. */
    String name();

    /**
     * Opens what is not sealed with the current key, and seals it anew, in units of work of its own; also computes fingerprints anew.
     * May be interrupted or die at any moment: what is done stays done. Should return within some seconds; it is interrupted after
     * twenty.
     *
     * <p>Other nodes notice another key within seconds, and what was sealed just before may be committed later; so it is asked once more
     * a minute after the change before it counts as done. Seal in the unit of work that stores, or right before it.
     *
     * @param most how many at once
     * @return how many were sealed anew; 0 when nothing is left
     * @throws RuntimeException when something does not open: old keys stay until it does
     */
    int sealAnew(int most);
}
