/**
 * The proof that channels come and go: submits intakes over REST and SOAP while the bundle of their channel is swapped, broken and the
 * process killed, and then checks that nothing is lost or doubled. {@link org.relais.soak.Soak} is the command.
 */
@NullMarked
package org.relais.soak;

import org.jspecify.annotations.NullMarked;
