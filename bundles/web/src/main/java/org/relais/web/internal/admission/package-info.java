/** What a request must be like before anything of it is interpreted. */
@NullMarked
package org.relais.web.internal.admission;

import org.jspecify.annotations.NullMarked;
