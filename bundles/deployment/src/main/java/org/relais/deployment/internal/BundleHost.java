package org.relais.deployment.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The framework, as far as plug-ins need it. What changes bundles may block for long and is called on a thread of its own. */
interface BundleHost {

    /** Whether plug-ins can be started now; false while the system starts and stops. */
    boolean isUp();

    /** Whether the platform serves requests; while it does not, nobody can blame a plug-in for waiting. */
    boolean isServing();

    /** Files of the deploy folder from which a bundle is installed. */
    Set<String> files();

    /** The bundle that runs this content of this file, if it has been started. */
    Optional<Long> running(String file, String sha256);

    /** Every bundle that there is. */
    Set<Long> bundles();

    /** Whether this bundle offers a channel or a delegated service, which what it makes of forms can prove. */
    boolean takesForms(long bundleId);

    /**
     * Installs and starts a content of a file, in place of whatever came from that file before.
     *
     * @throws FaultException when the bundle does not resolve or does not start
     */
    void run(String file, Path content, String sha256) throws FaultException;

    /** Has every service of the bundle made once, so that components show whether they can be. */
    void probe(long bundleId) throws FaultException;

    /** Stops bundles of the archive that this one replaces; they come back when it goes. */
    void supersede(long bundleId);

    /** Uninstalls what came from a file. */
    void remove(String file);

    /** What goes on until the next restart because it could not be stopped. */
    Set<String> stuck();
}
