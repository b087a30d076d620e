/**
 * Procedures: templates and their versions, what cases have done of them, and what that allows next.
 */
@NullMarked
package org.relais.core.internal.procedures;

import org.jspecify.annotations.NullMarked;
