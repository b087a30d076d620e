/**
 * The one decision point: what roles grant, how far it reaches, and who may know of which case.
 */
@NullMarked
package org.relais.core.internal.permissions;

import org.jspecify.annotations.NullMarked;
