/**
 * Routing by the ordered rules of the pack in force.
 */
@NullMarked
package org.relais.core.internal.routing;

import org.jspecify.annotations.NullMarked;
