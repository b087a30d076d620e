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
     * May be interrupted or die at any moment: what is done stays done.
     *
     * @param most how many at once
     * @return how many were sealed anew; 0 when nothing is left
     */
    int sealAnew(int most);
}
