/** How well the phone is answered. */
@NullMarked
package org.relais.channel.phone.internal.figures;

import org.jspecify.annotations.NullMarked;
