/** The core's operations as JAX-RS resources. The web bundle mounts them below {@code /api/v1} and turns exceptions into problems. */
@NullMarked
package org.relais.rest.internal;

import org.jspecify.annotations.NullMarked;
