@NullMarked
package org.relais.core.internal.calendar;

import org.jspecify.annotations.NullMarked;
