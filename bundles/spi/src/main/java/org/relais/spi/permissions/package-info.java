/**
 * How a plug-in brings permissions of its own. A plug-in registers {@link org.relais.spi.permissions.PermissionContribution} as an OSGi
 * service; the core's one registry reads it. They are there and gone with the plug-in.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.permissions;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
