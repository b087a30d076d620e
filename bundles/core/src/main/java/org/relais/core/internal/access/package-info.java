/**
 * The log of who has read what of delegated services.
 */
@NullMarked
package org.relais.core.internal.access;

import org.jspecify.annotations.NullMarked;
