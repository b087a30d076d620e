/** Requests over the web: the form of a request and what it means, and what citizens do by themselves, without an account. */
@NullMarked
package org.relais.channel.web.internal;

import org.jspecify.annotations.NullMarked;
