/** The operator's way into the running system. */
@NullMarked
package org.relais.shell.internal;

import org.jspecify.annotations.NullMarked;
