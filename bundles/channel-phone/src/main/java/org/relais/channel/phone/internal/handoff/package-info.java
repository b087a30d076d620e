/** Calls that are handed to a colleague who can be reached, and what becomes of those that nobody takes. */
@NullMarked
package org.relais.channel.phone.internal.handoff;

import org.jspecify.annotations.NullMarked;
