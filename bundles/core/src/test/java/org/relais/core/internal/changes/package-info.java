@NullMarked
package org.relais.core.internal.changes;

import org.jspecify.annotations.NullMarked;
