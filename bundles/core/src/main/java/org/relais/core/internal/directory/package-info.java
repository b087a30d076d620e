/**
 * Who works here and where: what was edited since lies over the office pack, and people who leave hand their cases over.
 */
@NullMarked
package org.relais.core.internal.directory;

import org.jspecify.annotations.NullMarked;
