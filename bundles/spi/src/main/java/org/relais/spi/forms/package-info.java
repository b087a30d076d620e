/**
 * Filled forms, checked and written as the platform checks and writes them. The core implements {@link org.relais.spi.forms.Forms}; who
 * keeps forms of its own, or finds forms within forms, calls it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.forms;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
