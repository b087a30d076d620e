/** What the core keeps about plug-ins that were taken back. */
@NullMarked
package org.relais.core.internal.plugins;

import org.jspecify.annotations.NullMarked;
