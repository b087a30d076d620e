/**
 * The services as a whole: which there are, what waits for too long, where forms go.
 */
@NullMarked
package org.relais.service.desk.internal.overview;

import org.jspecify.annotations.NullMarked;
