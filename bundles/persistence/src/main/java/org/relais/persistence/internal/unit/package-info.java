/** Persistence units of bundles: found by their manifest header, mapped, and offered as entity managers. */
@NullMarked
package org.relais.persistence.internal.unit;

import org.jspecify.annotations.NullMarked;
