/**
 * Transmittal slips: filling, freezing, handing over, and accounting for every form.
 */
@NullMarked
package org.relais.service.desk.internal.slips;

import org.jspecify.annotations.NullMarked;
