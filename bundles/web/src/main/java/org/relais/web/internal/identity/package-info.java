/** Who is calling, from the credentials of a request. */
@NullMarked
package org.relais.web.internal.identity;

import org.jspecify.annotations.NullMarked;
