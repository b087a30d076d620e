@NullMarked
package org.relais.channel.phone.internal;

import org.jspecify.annotations.NullMarked;
