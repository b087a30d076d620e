/**
 * How the office works as a whole: normally, in a lockdown, in a cyclone. The core implements {@link org.relais.modes.OperatingModes};
 * supervisors switch, channels and services ask what the mode forbids.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.modes;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
