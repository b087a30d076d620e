/** Tests of what citizens may know. */
@NullMarked
package org.relais.core.internal.tracking;

import org.jspecify.annotations.NullMarked;
