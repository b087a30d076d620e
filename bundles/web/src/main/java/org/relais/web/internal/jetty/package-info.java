/** What the HTTP server itself answers, before any servlet is reached. */
@NullMarked
package org.relais.web.internal.jetty;

import org.jspecify.annotations.NullMarked;
