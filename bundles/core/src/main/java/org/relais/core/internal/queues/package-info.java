/**
 * Queues: which there are, what waits in each one, and who gets it.
 */
@NullMarked
package org.relais.core.internal.queues;

import org.jspecify.annotations.NullMarked;
