/** Tests of requests over the web. */
@NullMarked
package org.relais.channel.web.internal;

import org.jspecify.annotations.NullMarked;
