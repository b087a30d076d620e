/** Starts, stops and kills the assembled distribution, and speaks to it as its clients and operators do. */
@NullMarked
package org.relais.itests.harness;

import org.jspecify.annotations.NullMarked;
