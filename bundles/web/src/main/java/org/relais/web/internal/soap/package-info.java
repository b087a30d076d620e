/** The SOAP whiteboard below {@code /soap}. */
@NullMarked
package org.relais.web.internal.soap;

import org.jspecify.annotations.NullMarked;
