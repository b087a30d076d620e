/** The REST whiteboard below {@code /api/v1}. */
@NullMarked
package org.relais.web.internal.rest;

import org.jspecify.annotations.NullMarked;
