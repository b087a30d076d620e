/**
 * Who has read what of delegated services. The core implements {@link org.relais.access.AccessEntries}; auditors read it. Entries are
 * written through {@code org.relais.spi.journal.AccessLog}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.access;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
