/** {@code /health/live} and {@code /health/ready}. */
@NullMarked
package org.relais.web.internal.health;

import org.jspecify.annotations.NullMarked;
