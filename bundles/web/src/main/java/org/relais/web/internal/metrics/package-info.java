/** {@code /metrics} and the timing of requests. */
@NullMarked
package org.relais.web.internal.metrics;

import org.jspecify.annotations.NullMarked;
