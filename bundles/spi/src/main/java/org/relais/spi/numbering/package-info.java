/**
 * Numbers without a gap, for registers that people check by counting: mail, claim forms, transmittal slips. The core implements
 * {@link org.relais.spi.numbering.Numbering} as an OSGi service; a plug-in calls it in the unit of work that stores what it numbers.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.numbering;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
