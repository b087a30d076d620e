/**
 * The intake desk and the channels it knows: what is stamped is never lost.
 */
@NullMarked
package org.relais.core.internal.intake;

import org.jspecify.annotations.NullMarked;
