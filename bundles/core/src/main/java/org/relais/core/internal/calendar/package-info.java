/**
 * Working time, computed on intervals in the office's own zone from the pack in force.
 */
@NullMarked
package org.relais.core.internal.calendar;

import org.jspecify.annotations.NullMarked;
