/** Calls: what the exchange said about each, what an agent wrote down, who calls, and the drafts of agents. */
@NullMarked
package org.relais.channel.phone.internal.calls;

import org.jspecify.annotations.NullMarked;
