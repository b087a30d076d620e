/**
 * The office as its pack describes it: sites, departments, topics, hours. The core implements
 * {@link org.relais.directory.OfficeDirectory}; everybody may read it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.directory;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
