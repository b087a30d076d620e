/** What the assembled distribution does, seen from outside. */
@NullMarked
package org.relais.itests;

import org.jspecify.annotations.NullMarked;
