/**
 * Counting contacts and cases.
 */
@NullMarked
package org.relais.core.internal.figures;

import org.jspecify.annotations.NullMarked;
