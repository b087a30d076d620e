/**
 * Letters, lists and labels as PDF.
 */
@NullMarked
package org.relais.paper.internal;

import org.jspecify.annotations.NullMarked;
