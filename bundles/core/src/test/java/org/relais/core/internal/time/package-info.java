@NullMarked
package org.relais.core.internal.time;

import org.jspecify.annotations.NullMarked;
