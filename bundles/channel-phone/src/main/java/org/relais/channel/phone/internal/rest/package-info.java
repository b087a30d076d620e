/** What clients do with the phone, below /api/v1/phone. */
@NullMarked
package org.relais.channel.phone.internal.rest;

import org.jspecify.annotations.NullMarked;
