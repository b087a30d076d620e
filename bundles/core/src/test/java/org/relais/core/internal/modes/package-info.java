@NullMarked
package org.relais.core.internal.modes;

import org.jspecify.annotations.NullMarked;
