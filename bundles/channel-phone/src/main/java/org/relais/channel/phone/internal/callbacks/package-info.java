/** Promised callbacks: by when, how often tried, kept or missed. */
@NullMarked
package org.relais.channel.phone.internal.callbacks;

import org.jspecify.annotations.NullMarked;
