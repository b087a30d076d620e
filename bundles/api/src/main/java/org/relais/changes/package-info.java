/**
 * What people changed about the office itself at run time: its calendar, its directory, its rules. The core implements
 * {@link org.relais.changes.OfficeChanges}; whoever answers for the office, and auditors, read it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.changes;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
