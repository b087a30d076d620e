/** Letters as a channel, with a register of their own that REST and SOAP show. */
@NullMarked
package org.relais.letters.internal;

import org.jspecify.annotations.NullMarked;
