package org.relais.spi.plugins;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;
import org.relais.texts.LocalizedText;

/** Is told when a version of a plug-in was taken back. Register it as an OSGi service. */
@ConsumerType
public interface PlugInListener {

    /**
     * Called on a thread of the deployment bundle; it may block for a moment. When it throws, or when no listener is there, it is
     * called again later: at least once for every taking back, also over a restart.
     */
    void takenBack(TakenBack event);

    /**
     * A version that was taken back.
     *
     * @param id the symbolic name of the bundle
     * @param version the version that failed
     * @param restored the version that was put back in its place, or empty when there was none
     * @param file the name of the file in the deploy folder
     * @param reason what failed and what to change
     */
    record TakenBack(String id, String version, String restored, String file, Instant at, LocalizedText reason) {}
}
