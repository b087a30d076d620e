/**
 * What the drop boxes are about, as values and pure rules: boxes, rounds, envelopes, mail items, their dates and numbers.
 */
@NullMarked
package org.relais.channel.dropbox.internal.mail;

import org.jspecify.annotations.NullMarked;
