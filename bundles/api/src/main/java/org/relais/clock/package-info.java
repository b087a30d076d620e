/**
 * The clock of an installation in demo mode, which may be set. The core implements {@link org.relais.clock.DemoClock}; a replay of
 * past days and demonstrations call it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.clock;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
