/** The deploy folder: what is dropped there runs, is watched, and is taken back when it is broken. */
@NullMarked
package org.relais.deployment.internal;

import org.jspecify.annotations.NullMarked;
