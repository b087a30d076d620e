@NullMarked
package org.relais.core.internal.office;

import org.jspecify.annotations.NullMarked;
