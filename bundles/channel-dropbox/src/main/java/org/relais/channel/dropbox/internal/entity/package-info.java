/**
 * The tables of the drop boxes. Only this package knows how they are stored.
 */
@NullMarked
package org.relais.channel.dropbox.internal.entity;

import org.jspecify.annotations.NullMarked;
