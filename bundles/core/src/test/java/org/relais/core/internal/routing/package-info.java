@NullMarked
package org.relais.core.internal.routing;

import org.jspecify.annotations.NullMarked;
