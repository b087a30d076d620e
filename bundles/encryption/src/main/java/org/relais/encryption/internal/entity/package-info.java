/**
 * The tables of the encryption bundle. Only this package knows how they are stored.
 */
@NullMarked
package org.relais.encryption.internal.entity;

import org.jspecify.annotations.NullMarked;
