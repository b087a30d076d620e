/**
 * The box's own table. Only this package knows how it is stored.
 */
@NullMarked
package org.relais.example.channel.internal.entity;

import org.jspecify.annotations.NullMarked;
