/**
 * What parts of the platform tell the deployment bundle about plug-ins, and are told by it. The persistence bundle implements
 * {@link org.relais.spi.plugins.PlugInPart}, the core {@link org.relais.spi.plugins.PlugInListener}; both are OSGi services that the
 * deployment bundle calls. A plug-in needs neither.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.plugins;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
