/**
 * Who the office knows: telling that a request comes from somebody known, searching and merging requesters, and suggesting cases
 * that a request may be about already.
 */
@NullMarked
package org.relais.core.internal.requesters;

import org.jspecify.annotations.NullMarked;
