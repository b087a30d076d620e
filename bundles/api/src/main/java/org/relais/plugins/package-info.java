/**
 * The plug-ins that were dropped into the deploy folder of this node. The deployment bundle implements
 * {@link org.relais.plugins.PlugIns}; whoever runs the installation reads it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.plugins;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
