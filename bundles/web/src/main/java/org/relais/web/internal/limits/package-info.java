/** What a request may cost. */
@NullMarked
package org.relais.web.internal.limits;

import org.jspecify.annotations.NullMarked;
