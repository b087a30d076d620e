/**
 * Which operating mode is in force, and what it forbids. What a mode does to channels and routing, those do themselves: they ask here.
 */
@NullMarked
package org.relais.core.internal.modes;

import org.jspecify.annotations.NullMarked;
