/**
 * How a plug-in writes down what has to be answered for: a decision of a person in the journal of the office, where auditors look for it,
 * and a reading of confidential data in the access log. The core implements {@link org.relais.spi.journal.PlugInJournal} and
 * {@link org.relais.spi.journal.AccessLog} as OSGi services; plug-ins call them. Who keeps a journal of its own chains it with
 * {@link org.relais.spi.journal.ChainHash}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.spi.journal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
