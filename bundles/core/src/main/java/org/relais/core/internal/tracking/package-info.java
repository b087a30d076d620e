/** What citizens may know of their requests. */
@NullMarked
package org.relais.core.internal.tracking;

import org.jspecify.annotations.NullMarked;
