/**
 * Running the office: edits of the directory, and people who leave or come back. The core implements
 * {@link org.relais.administration.DirectoryEditing} and {@link org.relais.administration.Departures}; the adapters for clients call
 * them. Reading needs neither: see {@link org.relais.directory.OfficeDirectory} and {@link org.relais.directory.Agents}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.administration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
