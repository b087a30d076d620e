/**
 * The drop boxes as a channel: rounds, quarantine, sorting, and the register of the mail.
 */
@NullMarked
package org.relais.channel.dropbox.internal;

import org.jspecify.annotations.NullMarked;
