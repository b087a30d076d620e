/**
 * The case engine: which action leads where, what it changes, who may do it, and the journal that proves it.
 */
@NullMarked
package org.relais.core.internal.cases;

import org.jspecify.annotations.NullMarked;
