/** How the core goes through what it has sealed after a change of keys. */
@NullMarked
package org.relais.core.internal.sealing;

import org.jspecify.annotations.NullMarked;
