/**
 * How anything gets in. The core implements {@link org.relais.intake.IntakeDesk}, the only door through which a request enters;
 * adapters and plug-ins call it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.intake;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
