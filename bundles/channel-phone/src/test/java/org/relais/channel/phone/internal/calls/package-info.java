@NullMarked
package org.relais.channel.phone.internal.calls;

import org.jspecify.annotations.NullMarked;
