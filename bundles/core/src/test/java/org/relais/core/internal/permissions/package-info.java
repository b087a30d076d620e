@NullMarked
package org.relais.core.internal.permissions;

import org.jspecify.annotations.NullMarked;
