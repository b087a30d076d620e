/** Every failure as RFC 9457 problem document or SOAP fault detail. */
@NullMarked
package org.relais.web.internal.problem;

import org.jspecify.annotations.NullMarked;
