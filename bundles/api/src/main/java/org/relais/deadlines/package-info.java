/**
 * By when a case is to be done, and why. The core implements {@link org.relais.deadlines.Deadlines}; the REST and SOAP adapters and
 * the console call it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.deadlines;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
