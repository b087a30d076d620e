/**
 * The phone as a channel: the form of a call and what it means.
 */
@NullMarked
package org.relais.channel.phone.internal;

import org.jspecify.annotations.NullMarked;
