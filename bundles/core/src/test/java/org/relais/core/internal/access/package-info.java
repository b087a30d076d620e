@NullMarked
package org.relais.core.internal.access;

import org.jspecify.annotations.NullMarked;
