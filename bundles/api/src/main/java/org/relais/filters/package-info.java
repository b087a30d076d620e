/**
 * Searches that people keep under a name, for themselves or for others. The core implements {@link org.relais.filters.SavedFilters};
 * adapters apply a filter to the parameters of a list before they read them.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.filters;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
