/**
 * The office as its pack describes it and as it was edited since: sites, departments, topics, teams, people. The core implements
 * {@link org.relais.directory.OfficeDirectory} and {@link org.relais.directory.Agents}; everybody may read them.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.directory;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
