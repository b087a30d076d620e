/**
 * The journal of the office and the versions of its areas: whoever changes the office at run time records it here, and whoever
 * caches a part of it asks here whether the cache is current.
 */
@NullMarked
package org.relais.core.internal.changes;

import org.jspecify.annotations.NullMarked;
