/**
 * A suggestion box as a channel: its form, what a suggestion means, who may read the box, and what an administrator can set.
 */
@NullMarked
package org.relais.example.channel.internal;

import org.jspecify.annotations.NullMarked;
