/**
 * Which delegated services there are, with or without their plug-ins: their permissions, their channels, their destinations, and what must
 * not be handed in for them.
 */
@NullMarked
package org.relais.service.desk.internal.catalogue;

import org.jspecify.annotations.NullMarked;
