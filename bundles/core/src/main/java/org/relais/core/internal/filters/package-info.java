/**
 * Searches that people keep.
 */
@NullMarked
package org.relais.core.internal.filters;

import org.jspecify.annotations.NullMarked;
