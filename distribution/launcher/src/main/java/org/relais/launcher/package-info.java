/**
 * The outside of the system: what {@code bin/relais} runs on a plain class path, before, around and after the
 * container. Nothing here is seen by a bundle.
 */
@NullMarked
package org.relais.launcher;

import org.jspecify.annotations.NullMarked;
