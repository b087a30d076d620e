/**
 * Reminders and escalations as background work.
 */
@NullMarked
package org.relais.core.internal.deadlines;

import org.jspecify.annotations.NullMarked;
