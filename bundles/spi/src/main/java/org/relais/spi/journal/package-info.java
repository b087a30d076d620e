/**
 * How a plug-in puts a decision of a person into the journal of the office, where auditors look for it. The core implements
 * {@link org.relais.spi.journal.PlugInJournal} as an OSGi service; plug-ins call it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.journal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
