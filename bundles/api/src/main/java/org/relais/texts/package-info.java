/**
 * Texts that people read, in the two languages of the office. Values only: everybody creates and reads them.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.texts;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
