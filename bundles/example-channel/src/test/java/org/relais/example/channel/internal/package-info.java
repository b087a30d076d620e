@NullMarked
package org.relais.example.channel.internal;

import org.jspecify.annotations.NullMarked;
