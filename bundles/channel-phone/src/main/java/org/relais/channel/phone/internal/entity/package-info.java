/** What the phone keeps in the database, in tables that begin with PHONE_. */
@NullMarked
package org.relais.channel.phone.internal.entity;

import org.jspecify.annotations.NullMarked;
