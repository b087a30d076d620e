/**
 * The clock and the identifiers of the platform.
 */
@NullMarked
package org.relais.core.internal.time;

import org.jspecify.annotations.NullMarked;
